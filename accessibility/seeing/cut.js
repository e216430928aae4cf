// Which texts are cut off, lie on others, or stick out of their boxes, and were not at the width of arguments[0]. What was
// found at that width is read from window.auditCuts, by width; arguments[1]: it is kept there as what is at this width.
const [wide, keeps] = arguments, MOST = 1500;
const range = document.createRange();
const linesOf = text => { range.selectNodeContents(text); return [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1); };
const isSaid = text => !text.parentElement.closest('[aria-hidden="true"], svg, select, textarea, option, title') && /[\p{L}\p{N}]/u.test(text.data);
const block = element => { let at = element; while (at && /^(inline|contents|ruby)/.test(getComputedStyle(at).display)) at = at.parentElement; return at; };
const cuts = found => {
  for (const clipper of audit.all('body *')) {
    const down = clipper.scrollHeight - clipper.clientHeight, across = clipper.scrollWidth - clipper.clientWidth;
    if ((down < 3 && across < 3) || clipper.clientHeight < 2 || clipper.clientWidth < 2 || /^(input|textarea|select|iframe|object|marquee)$/.test(clipper.localName)) continue;
    const style = getComputedStyle(clipper), hides = /^(hidden|clip)$/;
    const hidesDown = down > 2 && hides.test(style.overflowY), hidesAcross = across > 2 && hides.test(style.overflowX);
    if (!(hidesDown || hidesAcross) || (style.webkitLineClamp ?? 'none') !== 'none' || !audit.isPainted(clipper)) continue;
    const box = clipper.getBoundingClientRect();
    const lineHeight = parseFloat(style.lineHeight) || 1.2 * parseFloat(style.fontSize);
    const oneLine = lineHeight >= box.height - 0.5 && box.height > 0.95 * parseFloat(style.fontSize);
    const shortened = style.whiteSpace.includes('nowrap') && style.textOverflow !== 'clip';
    for (const text of audit.texts(clipper).slice(0, 200)) {
      if (!isSaid(text) || found.has(text)) continue;
      let at = text.parentElement, scrolls = false;
      for (; at && at !== clipper && !scrolls; at = at.parentElement) scrolls = /auto|scroll/.test(getComputedStyle(at).overflow) || getComputedStyle(at).position === 'fixed' || audit.isPainted(at) === false;
      if (scrolls || getComputedStyle(text.parentElement).position === 'absolute' && style.position === 'static') continue;
      const lines = linesOf(text);
      const seen = lines.some(line => line.bottom > box.top + 3 && line.top < box.bottom - 3 && line.right > box.left + 3 && line.left < box.right - 3);
      if (!seen) continue;
      // In a box of one line, only a text of its own that goes on below: what has a line to itself may be left out on purpose.
      const goesOn = text.parentElement === clipper && clipper.childNodes.length === 1 && lines.length > 1;
      const cutDown = hidesDown && (!oneLine || goesOn) && lines.some(line => line.bottom - box.bottom > 0.3 * line.height || box.top - line.top > 0.3 * line.height);
      const cutAcross = hidesAcross && lines.some(line => line.right - box.right > 4 || box.left - line.left > 4);
      // On purpose, perhaps: with something to see the rest beside it, or in slides that are moved.
      const own = block(text.parentElement), rest = [clipper.nextElementSibling, clipper.lastElementChild].some(one => one?.matches('button, a, summary, label, [aria-expanded], :has(> button)')) || clipper.closest('a, button');
      const slides = !cutDown && own !== clipper && (own.parentElement !== clipper || clipper.childElementCount > 3);
      if (cutDown || (cutAcross && !shortened)) found.set(text, {what: 'cut', by: clipper, axis: cutDown ? 'below' : 'at the side', maybe: Boolean(rest || slides)});
      else if (cutAcross) found.set(text, {what: 'shortened', by: clipper, axis: 'with dots'});
    }
  }
};
const laps = found => {
  const lines = [];
  for (const text of audit.texts().slice(0, MOST)) {
    if (!isSaid(text) || !audit.isPainted(text.parentElement)) continue;
    const own = block(text.parentElement);
    let clip = null, layer = null;
    for (let at = own; at && !layer; at = at.parentElement) if (/fixed|sticky/.test(getComputedStyle(at).position) || at.matches('dialog, [role=dialog], [popover]')) layer = at;
    for (let at = own, up = 0; at && up < 12; at = at.parentElement, up++) if (getComputedStyle(at).overflow !== 'visible' && at !== document.body && at !== document.documentElement) { clip = at.getBoundingClientRect(); break; }
    for (const line of linesOf(text)) if (!clip || (line.bottom > clip.top && line.top < clip.bottom - 2 && line.left < clip.right && line.right > clip.left)) lines.push({text, own, line, layer});
  }
  lines.sort((one, other) => one.line.top - other.line.top);
  for (const [at, one] of lines.entries())
    for (const other of lines.slice(at + 1, at + 60)) {
      if (other.line.top > one.line.bottom - 3) break;
      if (other.own === one.own || other.text === one.text || other.layer !== one.layer || one.own.contains(other.own) && getComputedStyle(other.own).display.startsWith('inline')) continue;
      const high = Math.min(one.line.bottom, other.line.bottom) - other.line.top;
      const wide = Math.min(one.line.right, other.line.right) - Math.max(one.line.left, other.line.left);
      if (wide > 8 && high > 0.4 * Math.min(one.line.height, other.line.height)) found.set(found.has(one.text) ? other.text : one.text, {what: 'lap', by: other.own, axis: `“${audit.tidy(other.text.data).slice(0, 40)}”`});
    }
};
const spills = found => {
  for (const text of audit.texts().slice(0, MOST)) {
    if (found.has(text) || !isSaid(text) || !audit.isPainted(text.parentElement)) continue;
    const own = block(text.parentElement), style = getComputedStyle(own);
    if (own === document.body || style.overflow !== 'visible' || (style.backgroundColor === 'rgba(0, 0, 0, 0)' && !['Top', 'Bottom', 'Left'].every(side => parseFloat(style[`border${side}Width`]) >= 1))) continue;
    const box = own.getBoundingClientRect();
    const out = linesOf(text).some(line => line.bottom - box.bottom > 0.4 * line.height || line.right - box.right > 6 || box.left - line.left > 6);
    if (out) found.set(text, {what: 'spill', by: own, axis: ''});
  }
};
const measure = () => { const found = new Map(); cuts(found); laps(found); spills(found); return found; };
const said = {cut: one => `is cut off ${one.axis}`, shortened: () => 'is shortened with dots', lap: one => `lies on ${one.axis}`, spill: () => 'sticks out of its box'};
const tell = (base, now) => {
  const found = [];
  for (const [text, one] of now) {
    const before = base.get(text);
    if (found.length > 9) break;
    if (before && before.what !== 'cut') continue;
    found.push({what: one.what, old: Boolean(before), maybe: Boolean(one.maybe), selector: audit.selector(text.parentElement), html: audit.html(text.parentElement), evidence: `“${audit.tidy(text.data).slice(0, 60)}” ${said[one.what](one)}`});
  }
  return found;
};
const now = measure(), kept = (window.auditCuts ??= {});
if (keeps) kept[innerWidth] = now;
const base = kept[wide];
if (!base) throw new Error('the page was loaded anew meanwhile');
return tell(base, now);
