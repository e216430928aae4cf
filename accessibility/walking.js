// Kept in the page for a walk by keyboard: what has the focus after each key, and what can be seen of it.
const kept = window.__audit || (window.__audit = {listeners: [], timers: [], dialogs: [], windows: [], navigations: [], sent: [], moves: 0, clocks: {}});
const PARTS = 'video, audio, iframe, frame, embed, object, input[type=date], input[type=time], input[type=month], ' +
  'input[type=week], input[type=datetime-local]';
const WRITTEN = 'textarea, [contenteditable=""], [contenteditable=true], input:not([type]), ' +
  ['text', 'search', 'email', 'url', 'tel', 'password', 'number', 'date', 'time', 'month', 'week', 'datetime-local']
    .map(type => `input[type=${type}]`).join();
const deepest = () => {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  return at && at !== document.body && at !== document.documentElement ? at : null;
};
const boxes = element => [...element.getClientRects()].filter(box => box.width > 0 && box.height > 0);
const paints = element => {
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    const alpha = style.backgroundColor.startsWith('rgba') ? Number(style.backgroundColor.split(',')[3].slice(0, -1)) : 1;
    if (alpha > 0.9 || style.backgroundImage !== 'none') return true;
    if (['fixed', 'sticky', 'absolute'].includes(style.position)) return false;
  }
  return false;
};
const floats = (element, over) => {
  for (let at = element; at && !at.contains(over); at = at.parentElement) {
    if (['fixed', 'sticky', 'absolute'].includes(getComputedStyle(at).position)) return at;
  }
  return null;
};
const related = (one, other) => one.contains(other) || other.contains(one) || one.getRootNode() !== other.getRootNode() ||
  [...(other.labels || [])].some(label => label.contains(one));
// How much of it something else lies over (0 to 1), and how much lies inside the window.
const covering = element => {
  let points = 0, inside = 0, covered = 0, by = null;
  for (const box of boxes(element).slice(0, 3)) {
    for (const x of [0.05, 0.3, 0.5, 0.7, 0.95]) for (const y of [0.1, 0.5, 0.9]) {
      points += 1;
      const at = [box.left + x * box.width, box.top + y * box.height];
      if (at[0] < 0 || at[1] < 0 || at[0] >= innerWidth || at[1] >= innerHeight) continue;
      inside += 1;
      const hit = document.elementFromPoint(...at);
      if (!hit || related(hit, element)) continue;
      const over = floats(hit, element);
      if (over && paints(hit)) { covered += 1; by = over; }
    }
  }
  return {inside: points ? inside / points : 0, covered: inside ? covered / inside : 0, by};
};
const HIDERS = '*';
const hidden = () => [...document.body.querySelectorAll(HIDERS)].slice(0, 4000).filter(
  element => element.childElementCount < 12 && element.textContent.trim() && !element.closest('script, style, template, noscript')
    && !element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})).slice(0, 300);
document.activeElement?.blur?.();
// Browsers go on from where the focus was last; so let it be where the page begins.
const start = document.body.insertBefore(document.createElement('i'), document.body.firstChild);
start.tabIndex = 1;
start.style.position = 'absolute';
start.focus({preventScroll: true});
const walk = kept.walk = {elements: [], hidden: hidden(), sheet: new CSSStyleSheet(), log: 0, taken: [], moves: kept.moves};
walk.sheet.replaceSync('*, ::before, ::after {transition: none !important; animation-play-state: paused !important;' +
  'caret-color: transparent !important; scroll-behavior: auto !important}');
document.adoptedStyleSheets = [...document.adoptedStyleSheets, walk.sheet];
walk.listen = event => { walk.log += 1; walk.last = event.composedPath()[0]; };
document.addEventListener('focus', walk.listen, true);
// Many keys in one go: each stop is read when its key is let go.
walk.down = event => { walk.key = event; };
walk.up = event => { if (walk.runs && event.key === 'Tab') walk.taken.push(walk.read()); };
window.addEventListener('keydown', walk.down, true);
window.addEventListener('keyup', walk.up, true);
walk.take = () => walk.taken.splice(0);
const started = () => Object.values(kept.clocks).reduce((sum, each) => sum + each, 0);
const [moves, clocks] = [kept.moves, started()];
walk.moved = () => [kept.moves > moves, started() > clocks];
// How many stops there may be.
walk.guess = () => new Set([...document.querySelectorAll('a[href], area[href], button, input, select, textarea, summary, iframe, audio, video, [tabindex], [contenteditable]')]
  .slice(0, 2000).filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({visibilityProperty: true}))
  .map(each => each.type === 'radio' && each.name || each)).size;
walk.count = () => ({dialogs: kept.dialogs.length, windows: kept.windows.length, sent: kept.sent.length,
  navigations: kept.navigations.filter(each => !each.same).length});
walk.read = () => {
  start.remove();
  const element = deepest(), events = walk.log, last = walk.last;
  walk.log = 0;
  walk.last = null;
  const count = walk.count(), forced = Boolean(walk.key?.defaultPrevented) || kept.moves > walk.moves;
  walk.moves = kept.moves;
  if (!element) return {index: -1, forced, events, lost: last && last.isConnected ? walk.indexOf(last) : -1, count};
  const {inside, covered, by} = covering(element);
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  const shown = walk.hidden.filter(each => !each.contains(element) && !element.contains(each) &&
    each.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}));
  return {
    index: walk.indexOf(element), forced, events, lost: last && last !== element && last.isConnected ? walk.indexOf(last) : -1, count,
    box: [box.x + scrollX, box.y + scrollY, box.width, box.height], inside, covered, by: by ? walk.indexOf(by) : -1,
    seen: element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}) && boxes(element).some(each => each.width > 1.5 && each.height > 1.5) &&
      !/^rect\(0(px)?,? 0|^rect\(1px/.test(style.clip),
    parts: element.matches(PARTS), written: element.matches(WRITTEN), tabindex: element.tabIndex, rtl: getComputedStyle(element.parentElement || element).direction === 'rtl',
    floats: Boolean(floats(element, document.documentElement)), shown: shown.slice(0, 3).map(walk.indexOf),
  };
};
walk.indexOf = element => {
  const index = walk.elements.indexOf(element);
  return index < 0 ? walk.elements.push(element) - 1 : index;
};
walk.end = () => {
  start.remove();
  document.removeEventListener('focus', walk.listen, true);
  window.removeEventListener('keydown', walk.down, true);
  window.removeEventListener('keyup', walk.up, true);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== walk.sheet);
};
scrollTo(0, 0);
kept.holding = true;
return walk.count();
