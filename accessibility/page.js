// What checks in the page have in hand. Names, roles and visibility are those of axe-core, which follows the standards
// (accname, ARIA in HTML) and sees through shadow trees; it must have been set up before (axe.setup).
const audit = (() => {
  const {aria, color, dom, text} = axe.commons;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  // The document and every shadow tree in it; looked for once.
  let trees;
  const treesIn = root => [root, ...all('*', root).filter(one => one.shadowRoot).flatMap(one => treesIn(one.shadowRoot))];
  const everywhere = (selector, root = document) =>
    (root === document ? trees ??= treesIn(document) : treesIn(root)).flatMap(tree => all(selector, tree));
  const tidy = words => (words || '').replace(/\s+/g, ' ').trim();
  const node = element => axe.utils.getNodeFromTree(element);
  const quietly = (ask, otherwise) => { try { return ask(); } catch { return otherwise; } };
  // Nothing changes while checks read the document: what one has asked of an element, the others are told from memory.
  const once = ask => {
    const answers = new Map();
    return element => { if (!answers.has(element)) answers.set(element, ask(element)); return answers.get(element); };
  };

  const isVisible = once(element => quietly(() => dom.isVisibleOnScreen(element), false));
  const isExposed = once(element => quietly(() => dom.isVisibleToScreenReaders(element), false));
  const isFocusable = once(element => quietly(() => dom.isFocusable(element), false));
  const isInTabOrder = once(element => quietly(() => dom.isInTabOrder(element), false));
  const name = once(element => tidy(quietly(() => text.accessibleTextVirtual(node(element)), '')));
  const role = once(element => quietly(() => aria.getRole(node(element)), null));
  const visibleText = once(element => tidy(quietly(() => text.visibleVirtual(node(element), false), element.textContent)));
  const valid = (element, name) => quietly(() => aria.validateAttrValue(node(element), name), true);
  const selector = once(element => quietly(() => [].concat(axe.utils.getSelector(element)).join(' >>> '), ''));
  const html = element => element.cloneNode(false).outerHTML.slice(0, 300);
  const language = once(element => {
    const lang = element.getAttribute?.('lang'), above = element.parentElement || element.getRootNode().host;
    return lang !== null && lang !== undefined ? lang.trim().toLowerCase() : above ? language(above) : '';
  });
  // Text nodes that can be read on the screen or by a screen reader, outside scripts and styles.
  const isRead = once(element => !element.closest('script, style, template, noscript'));
  const textsIn = root => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walk.nextNode()) {
      const {data, parentElement} = walk.currentNode;
      if (parentElement && /\S/.test(data) && isRead(parentElement)) found.push(walk.currentNode);
    }
    return found;
  };
  const textsOfPage = once(textsIn);
  const texts = (root = document.body) => (root === document.body ? textsOfPage(root) : textsIn(root));
  // Fast, for many elements: whether it is painted anywhere on the page, and not clipped to a pixel or moved off the page.
  const leftEnd = () => (getComputedStyle(document.documentElement).direction === 'rtl' ? innerWidth - document.documentElement.scrollWidth : 0);
  const boxOf = once(element => element.getBoundingClientRect());
  const isPainted = once(element => {
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) return false;
    const box = boxOf(element);
    if (box.width <= 1 || box.height <= 1 || box.right + scrollX <= leftEnd() || box.bottom + scrollY <= 0) return false;
    for (let at = element.parentElement, up = 0; at && up < 3; at = at.parentElement, up++) {
      const around = boxOf(at);
      if (around.width <= 1 && around.height <= 1 && getComputedStyle(at).overflow !== 'visible') return false;
    }
    return true;
  });
  const known = new Map();
  // What lies under everything: light or dark, as style sheet and meta element allow and the reader prefers.
  let sheet = null;
  const paper = () => {
    if (!sheet) {
      const probe = document.documentElement.appendChild(document.createElement('i'));
      probe.style.color = 'Canvas';
      sheet = rgba(getComputedStyle(probe).color);
      probe.remove();
    }
    return sheet;
  };
  let canvas = null;
  const rgba = css => {
    if (!known.has(css)) {
      const parts = css.match(/^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/);
      if (parts) known.set(css, [+parts[1], +parts[2], +parts[3], +(parts[4] ?? 1)]);
      else {
        canvas ??= Object.assign(document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas'), {width: 1, height: 1})
          .getContext('2d', {willReadFrequently: true});
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = css;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
        known.set(css, [red, green, blue, alpha / 255]);
      }
    }
    return known.get(css);
  };
  const over = ([red, green, blue, alpha], under) => {
    const whole = alpha + under[3] * (1 - alpha);
    const mix = (top, below) => (whole ? (top * alpha + below * under[3] * (1 - alpha)) / whole : 0);
    return [mix(red, under[0]), mix(green, under[1]), mix(blue, under[2]), whole];
  };
  const luminance = ([red, green, blue]) => {
    const part = value => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const contrast = (one, other) => {
    const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const hex = ([red, green, blue]) => '#' + [red, green, blue].map(part => Math.round(part).toString(16).padStart(2, '0')).join('');
  // What a colour in an element looks like (front), and what it lies upon (back); isPlain: nothing but colours is behind it.
  const paint = (element, colour) => {
    let front = rgba(colour), back = [0, 0, 0, 0], isPlain = true, isKnown = true, alpha = front[3];
    for (let at = element; at; at = at.assignedSlot || at.parentElement || at.getRootNode().host) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== 'none' && back[3] < 1) isPlain = false;
      if (style.filter !== 'none' || style.mixBlendMode !== 'normal' || (style.backdropFilter ?? 'none') !== 'none') isKnown = false;
      const under = rgba(style.backgroundColor), opacity = +style.opacity;
      front = over(front, under);
      back = over(back, under);
      alpha *= opacity;
      front = [...front.slice(0, 3), front[3] * opacity];
      back = [...back.slice(0, 3), back[3] * opacity];
      if ((style.position === 'absolute' || style.position === 'fixed') && back[3] < 0.99) isPlain = false;
    }
    return {front: over(front, paper()), back: over(back, paper()), isPlain, isKnown, alpha};
  };
  return {all, everywhere, tidy, isVisible, isExposed, isFocusable, isInTabOrder, name, role, visibleText, selector, html,
    language, texts, aria, color, dom, text,
    valid, isPainted, rgba, over, luminance, contrast, hex, paint};
})();
