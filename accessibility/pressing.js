// Kept in the page while harmless controls are pressed: what there is to press, and what came of it.
const kept = window.__audit;
const visible = element => element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}) && element.getClientRects().length > 0;
const LIVE = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], [role=timer], [role=progressbar], ' +
  '[role=marquee], [role=alertdialog], output, progress';
const isLive = element => Boolean(element.closest(LIVE)) && !element.closest('[aria-hidden=true]');
const DIALOGS = 'dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]';
const TRIGGERS = 'button[type=button], button:not(form button), summary, [role=button], [role=switch], [aria-expanded], ' +
  '[aria-haspopup], [hx-get], a[href="#"], a[href^="javascript:"], input[type=button]';
const CONTROLS = 'a[href], button, input:not([type=hidden], [type=submit], [type=reset], [type=image]), select, textarea, [role=button], [role=link]';
const UNFIT = 'a[aria-current=page], [hx-post], [hx-put], [hx-patch], [hx-delete], [type=reset], [disabled], [aria-disabled=true], ' +
  'form[method=post] button[type=submit], input[type=text], input[type=search], select, textarea, body, form';
const press = kept.press = {
  elements: [], observer: null, last: 0, changed: new Set(), own: null,
  triggers(most) {
    const kinds = new Map(), found = [];
    for (const element of document.querySelectorAll(TRIGGERS)) {
      if (found.length >= most) break;
      if (element.matches(UNFIT) || !visible(element) || element.closest('[inert]')) continue;
      if (element.matches('a[href]:not([href^="#"]):not([href^="javascript:"]):not([hx-get]):not([role=button])')) continue;
      const kind = [element.tagName, element.className, element.parentElement.className, element.getAttribute('role')].join('|');
      kinds.set(kind, (kinds.get(kind) || 0) + 1);
      if (kinds.get(kind) <= 2) found.push(press.elements.push(element) - 1);
    }
    return found;
  },
  dialogs: () => [...document.querySelectorAll(DIALOGS)].filter(visible),
  // What lies over much of the window and was made for it: a lightbox, whether it says so or not.
  covers: () => {
    const hit = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ;
    for (let at = hit; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).position !== 'fixed') continue;
      const box = at.getBoundingClientRect();
      if (box.width * box.height > 0.25 * innerWidth * innerHeight) return at;
    }
    return null;
  },
  begin(index) {
    // What came in place of it, where another press changed this part of the page.
    if (!press.elements[index].isConnected && press.elements[index].id) press.elements[index] = document.getElementById(press.elements[index].id) || press.elements[index];
    const element = press.own = press.elements[index];
    if (!element.isConnected || !visible(element)) return null;
    press.changed = new Set();
    press.added = new WeakSet();
    press.mutations = 0;
    press.last = performance.now();
    press.observer?.disconnect();
    press.observer = new MutationObserver(records => {
      press.last = performance.now();
      for (const record of records) {
        if (record.target === element && /^(class|style|data-.*)$/.test(record.attributeName || '')) continue;
        press.mutations += 1;
        if (record.type === 'childList') record.addedNodes.forEach(node => { press.changed.add(node); press.added.add(node); });
        else press.changed.add(record.target);
      }
    });
    press.observer.observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
    press.before = {
      dialogs: press.dialogs(), cover: press.covers(), hidden: press.hidden(), counts: press.counts(),
      fields: press.fields(), expanded: element.getAttribute('aria-expanded'), open: press.open(), controlled: press.controlled(),
      hash: location.hash, scroll: scrollY,
    };
    element.focus();
    return document.activeElement === element;
  },
  fields: () => [...document.querySelectorAll('input, select, textarea')].slice(0, 200).map(e => e.value + e.checked).join('|'),
  open: () => press.own.closest('details')?.open ?? null,
  counts: () => kept.dialogs.length + kept.windows.length + kept.sent.length + kept.navigations.length,
  hidden: () => new Set([...document.body.querySelectorAll('*')].slice(0, 5000).filter(element => !visible(element))),
  controlled: () => {
    const ids = (press.own.getAttribute('aria-controls') || '').split(/\s+/).filter(Boolean);
    const element = ids.map(id => document.getElementById(id)).find(Boolean);
    return element ? visible(element) : null;
  },
  quiet: () => performance.now() - press.last > 60 && !document.querySelector('.htmx-request, [aria-busy=true]'),
  reacted: () => press.mutations > 0 || press.counts() !== press.before.counts || press.fields() !== press.before.fields
    || press.open() !== press.before.open || location.hash !== press.before.hash,
  // The outermost elements with words in them that came up.
  appeared() {
    const now = new Set();
    for (const node of press.changed) {
      const element = node.nodeType === 1 ? node : node.parentElement;
      if (element && element.isConnected && visible(element) && element.innerText?.trim()) now.add(element);
    }
    for (const element of press.before.hidden) if (element.isConnected && visible(element) && element.innerText?.trim()) now.add(element);
    const outer = [...now].filter(element => ![...now].some(other => other !== element && other.contains(element)));
    return outer.filter(element => !element.contains(press.own) && !press.own.contains(element) && element !== document.body
      && !element.closest('script, style, head')).slice(0, 5);
  },
  // Controls that were not there, or could not be seen.
  came() {
    const added = [...press.changed].filter(each => each.nodeType === 1 && each.isConnected && press.added.has(each)).slice(0, 200);
    const all = new Set([...added.flatMap(each => [each, ...each.querySelectorAll(CONTROLS)]), ...press.before.hidden]);
    return [...all].filter(each => each.isConnected && each.matches(CONTROLS) && visible(each) && !each.closest('[aria-hidden=true]')).slice(0, 20);
  },
  after() {
    const element = press.own, at = document.activeElement;
    const cover = press.covers();
    const dialog = press.dialogs().find(each => !press.before.dialogs.includes(each)) || (cover !== press.before.cover ? cover : null);
    const appeared = press.appeared();
    return {
      reacted: press.reacted(), expanded: [press.before.expanded, element.getAttribute('aria-expanded')],
      controlled: [press.before.controlled, press.controlled()], there: element.isConnected && visible(element),
      lost: at === document.body || at === null, same: at === element,
      dialog: dialog ? press.elements.push(dialog) - 1 : -1, within: Boolean(dialog && dialog.contains(at)),
      navigated: kept.navigations.some(each => !each.same && each.at >= press.before.at), partial: element.matches('[hx-get]'),
      controls: press.came().map(each => press.elements.push(each) - 1),
      appeared: appeared.map(each => ({index: press.elements.push(each) - 1, text: each.innerText.trim().slice(0, 200),
        live: isLive(each) || [...each.querySelectorAll(LIVE)].some(isLive) || Boolean(each.contains(at)), inDialog: Boolean(dialog && (dialog.contains(each) || each.contains(dialog))),
        rich: Boolean(each.querySelector('a[href], button, input, select, h1, h2, h3, table, ul, ol')),
        marked: [each, ...each.querySelectorAll('*')].some(e => /(^|[-_ ])(msg|message|status|alert|success|error|toast|notif\w*|notice|feedback|result\w*)/i.test(e.className + ' ' + e.id))})),
    };
  },
};
