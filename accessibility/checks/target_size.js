const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab], [role=menuitem], [role=option], [onclick]';
const all = audit.everywhere(TARGETS).slice(0, 1000).filter(one => !one.matches(':disabled, [aria-disabled=true]') && !one.closest('[inert]'));
const boxes = new Map();
for (const one of all) {
  if (!audit.isPainted(one)) continue;
  const label = one.labels?.length && /^(checkbox|radio)$/.test(one.type) ? one.labels[0].getBoundingClientRect() : null;
  const box = one.getBoundingClientRect();
  boxes.set(one, {left: box.left, top: box.top, right: box.right, bottom: box.bottom, width: box.width, height: box.height, label});
}
if (!boxes.size) return null;
const isSmall = box => box.width < 23.9 || box.height < 23.9;
// A target in a line of text: its line holds words that are no target.
const isInline = one => {
  const style = getComputedStyle(one);
  if (!/^inline/.test(style.display)) return false;
  const block = one.parentElement?.closest('p, li, dd, td, th, label, legend, figcaption, caption, blockquote, h1, h2, h3, h4, h5, h6, div, section, span:not(:only-child)');
  if (!block) return false;
  const other = [...block.childNodes].filter(node => node.nodeType === 3 || !(node.matches?.(TARGETS) || node.querySelector?.(TARGETS))).map(node => node.textContent).join(' ');
  return /[\p{L}\p{N}]/u.test(other);
};
const isDrawnByBrowser = one => {
  // So is a link in a line that nobody styled: as high as the letters are by themselves.
  if (one.localName === 'a' && getComputedStyle(one).display === 'inline' && parseFloat(getComputedStyle(one).fontSize) >= 16 && one.getBoundingClientRect().height >= 17) return true;
  // Fields and buttons nobody styled have the letters and the height the browser gives them.
  if (/^(input|button|select|textarea)$/.test(one.localName) && getComputedStyle(one).fontSize === '13.3333px' && getComputedStyle(one).appearance !== 'none' && !/width|height|padding/.test(one.getAttribute('style') ?? '')) {
    const height = one.getBoundingClientRect().height;
    if (height > 17 && height < 24) return true;
  }
  if (!/^(checkbox|radio|range|color|date|time|month|week|datetime-local|file)$/.test(one.type)) return false;
  return getComputedStyle(one).appearance !== 'none' && !one.style.width && Math.abs(one.getBoundingClientRect().width - 13) < 4;
};
const list = [...boxes].filter(([, box]) => box.width > 0);
// Neighbours are looked for in squares of a grid only.
const SQUARE = 64, grid = new Map();
const squares = (left, top, right, bottom) => {
  const keys = [];
  for (let x = Math.floor(left / SQUARE); x <= Math.floor(right / SQUARE); x++)
    for (let y = Math.floor(top / SQUARE); y <= Math.floor(bottom / SQUARE) && keys.length < 400; y++) keys.push(`${x} ${y}`);
  return keys;
};
for (const entry of list) for (const key of squares(entry[1].left, entry[1].top, entry[1].right, entry[1].bottom)) grid.has(key) ? grid.get(key).push(entry) : grid.set(key, [entry]);
const inline = new Map();
const isWithinText = one => { if (!inline.has(one)) inline.set(one, isInline(one)); return inline.get(one); };
const middle = box => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
const small = list.filter(([one, box]) => isSmall(box) && !isInline(one) && !isDrawnByBrowser(one) && !(box.label && !isSmall(box.label)));
const found = [];
const place = (one, href = one.getAttribute('href')) => href && href !== '#' ? `a ${href}` : '';
const twins = new Map(list.filter(([, box]) => !isSmall(box)).map(([one]) => [place(one), one]));
for (const [element, box] of small) {
  if (place(element) && twins.has(place(element))) continue;
  const [x, y] = middle(box);
  const around = squares(x - 24, y - 24, x + 24, y + 24).flatMap(key => grid.get(key) ?? []);
  const near = around.find(([other, its]) => {
    if (other === element || other.contains(element) || element.contains(other) || other.control === element) return false;
    if (place(other) && place(other) === place(element)) return false;
    if (isSmall(its) && !isWithinText(other)) { const [a, b] = middle(its); return Math.hypot(a - x, b - y) < 23.9; }
    const dx = Math.max(its.left - x, 0, x - its.right), dy = Math.max(its.top - y, 0, y - its.bottom);
    return Math.hypot(dx, dy) < 11.9;
  });
  if (found.length > 49) break;
  if (near) found.push({element, evidence: `${Math.round(box.width)} by ${Math.round(box.height)} pixels, and a circle of 24 pixels on it meets ` +
    `“${audit.tidy(near[0].textContent || near[0].getAttribute('aria-label') || near[0].localName).slice(0, 40)}”.`});
}
return found;
