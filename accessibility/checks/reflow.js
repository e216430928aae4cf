const root = document.scrollingElement ?? document.documentElement, width = document.documentElement.clientWidth;
const rootStyle = getComputedStyle(document.documentElement), bodyStyle = getComputedStyle(document.body);
if (/^(vertical|sideways)/.test(bodyStyle.writingMode) || width > 640) return null;
const hides = /hidden|clip/.test(bodyStyle.overflowX) || /hidden|clip/.test(rootStyle.overflowX);
const beyond = root.scrollWidth - width;
const TWO_WAYS = 'table, [role=table], [role=grid], [role=treegrid], pre, code, iframe, video, canvas, object, embed, map, math, svg, img, picture, [role=img], [role=application], [role=toolbar], [role=slider]';
const isOff = box => box.right < -300 || box.left > width + 300 || box.bottom < -300;
// On its way, or in a box that scrolls by itself, or is cut off there, the page does not scroll.
const moving = new Set(document.getAnimations().filter(one => one.playState === 'running').map(one => one.effect?.target));
const holder = element => {
  for (let at = element; at && moving.size; at = at.parentElement) if (moving.has(at)) return at;
  for (let at = element.parentElement; at && at !== document.body && at !== document.documentElement; at = at.parentElement)
    if (getComputedStyle(at).overflowX !== 'visible') return at;
  return null;
};
const found = [], range = document.createRange();
const out = box => Math.max(box.right - width, -box.left);
if (beyond <= 2) return found;
const tell = (element, certain, reach) => {
  if (found.length < 8 && !found.some(one => one.element.contains(element) || element.contains(one.element)))
    found.push({element, certain, evidence: hides ? `Text is cut off at the edge of a screen of ${width} pixels, and nothing scrolls to it.`
      : `It reaches ${Math.round(reach)} pixels beyond a screen of ${width} pixels, and the page scrolls by ${Math.round(beyond)} pixels sideways.`});
};
for (const text of audit.texts().slice(0, 5000)) {
  range.selectNodeContents(text);
  const lines = [...range.getClientRects()].filter(line => line.width > 1 && out(line) > 4 && !isOff(line));
  const element = text.parentElement;
  if (!lines.length || holder(element) || !audit.isPainted(element) || getComputedStyle(element).overflowX !== 'visible' && element !== document.body) continue;
  const crosses = lines.some(line => line.left < width - 8 && line.right > 8);
  // What was moved off the screen whole is not cut off: a menu that slides in.
  if (hides ? crosses && !element.closest(TWO_WAYS) : true) tell(element, !element.closest(TWO_WAYS), Math.max(...lines.map(out)));
}
if (hides) return found;
for (const element of audit.all(`input, select, textarea, button, ${TWO_WAYS}`).slice(0, 2000)) {
  const box = element.getBoundingClientRect();
  if (out(box) > 2 && !isOff(box) && box.width > 2 && audit.isPainted(element) && !holder(element)) tell(element, element.matches('input, select, textarea, button'), out(box));
}
if (!found.length && !moving.size) found.push({element: null, certain: false, evidence: `The page scrolls by ${Math.round(beyond)} pixels sideways at a width of ${width}.`});
return found;
