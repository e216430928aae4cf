// What checks in the page have in hand. Names, roles and visibility are those of axe-core, which follows the standards
// (accname, ARIA in HTML) and sees through shadow trees; it must have been set up before (axe.setup).
const audit = (() => {
  const {aria, color, dom, text} = axe.commons;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const everywhere = (selector, root = document) => {
    const found = all(selector, root);
    for (const host of all('*', root)) if (host.shadowRoot) found.push(...everywhere(selector, host.shadowRoot));
    return found;
  };
  const tidy = words => (words || '').replace(/\s+/g, ' ').trim();
  const node = element => axe.utils.getNodeFromTree(element);
  const quietly = (ask, otherwise) => { try { return ask(); } catch { return otherwise; } };

  const isVisible = element => quietly(() => dom.isVisibleOnScreen(element), false);
  const isExposed = element => quietly(() => dom.isVisibleToScreenReaders(element), false);
  const isFocusable = element => quietly(() => dom.isFocusable(element), false);
  const isInTabOrder = element => quietly(() => dom.isInTabOrder(element), false);
  const name = element => tidy(quietly(() => text.accessibleTextVirtual(node(element)), ''));
  const role = element => quietly(() => aria.getRole(node(element)), null);
  const visibleText = element => tidy(quietly(() => text.visibleVirtual(node(element), false), element.textContent));
  const selector = element => quietly(() => [].concat(axe.utils.getSelector(element)).join(' >>> '), '');
  const html = element => element.cloneNode(false).outerHTML.slice(0, 300);
  const language = element => {
    for (let at = element; at; at = at.parentElement || at.getRootNode().host) {
      const lang = at.getAttribute && at.getAttribute('lang');
      if (lang !== null && lang !== undefined) return lang.trim().toLowerCase();
    }
    return '';
  };
  // Text nodes that can be read on the screen or by a screen reader, outside scripts and styles.
  const texts = (root = document.body) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walk.nextNode()) {
      const parent = walk.currentNode.parentElement;
      if (parent && !parent.closest('script, style, template, noscript') && tidy(walk.currentNode.data)) found.push(walk.currentNode);
    }
    return found;
  };
  return {all, everywhere, tidy, isVisible, isExposed, isFocusable, isInTabOrder, name, role, visibleText, selector, html,
    language, texts, aria, color, dom, text};
})();
