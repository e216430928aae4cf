const NEEDED = 3, found = [];
let applies = false;
const side = style => ['Top', 'Bottom', 'Left', 'Right'].map(name => ({width: style[`border${name}Style`] === 'none' ? 0 : parseFloat(style[`border${name}Width`]), colour: style[`border${name}Color`]}));
const strongest = element => {
  const style = getComputedStyle(element), around = audit.paint(element.parentElement ?? element.getRootNode().host, 'rgba(0, 0, 0, 0)');
  if (!around.isPlain || !around.isKnown || style.backgroundImage !== 'none' || style.borderImageSource !== 'none') return null;
  const own = audit.over(audit.rgba(style.backgroundColor), around.back);
  let best = audit.contrast(own, around.back);
  for (const {width, colour} of side(style)) if (width >= 0.9) {
    const line = audit.over(audit.rgba(colour), own);
    best = Math.max(best, Math.max(audit.contrast(line, around.back), audit.contrast(line, own)));
  }
  if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 0.9) best = Math.max(best, audit.contrast(audit.over(audit.rgba(style.outlineColor), around.back), around.back));
  for (const shadow of style.boxShadow.match(/rgba?\([^)]*\)[^,]*/g) ?? []) {
    const colour = audit.rgba(shadow.match(/rgba?\([^)]*\)/)[0]);
    best = Math.max(best, audit.contrast(audit.over(colour, around.back), around.back), audit.contrast(audit.over(colour, own), own));
  }
  return {best, own, around: around.back};
};
// The parent may draw the border instead: a wrapper that holds little more than the field.
const isWrapped = element => {
  const box = element.getBoundingClientRect();
  for (let at = element.parentElement, up = 0; at && at !== document.body && up < 3; at = at.parentElement, up++) {
    const around = at.getBoundingClientRect(), style = getComputedStyle(at);
    if (around.height > box.height * 2.2 + 24) return false;
    if (side(style).some(line => line.width >= 0.9) || style.boxShadow !== 'none' || style.backgroundColor !== 'rgba(0, 0, 0, 0)' || style.backgroundImage !== 'none') return true;
  }
  return ['::before', '::after'].some(side => element.parentElement && !/^(none|normal)$/.test(getComputedStyle(element.parentElement, side).content));
};
const FIELDS = 'input:not([type=hidden], [type=checkbox], [type=radio], [type=range], [type=color], [type=file], [type=image], [type=submit], [type=button], [type=reset]), textarea, select';
const round = value => Math.floor(value * 100) / 100;
for (const element of audit.everywhere(FIELDS).slice(0, 200)) {
  if (element.matches(':disabled, [aria-disabled=true], [readonly], :focus') || !audit.isPainted(element)) continue;
  applies = true;
  const style = getComputedStyle(element);
  const seen = strongest(element);
  if (!seen || seen.best >= NEEDED - 0.01 || isWrapped(element)) continue;
  if (document.getAnimations().some(one => one.effect?.target === element)) continue;
  // What stands in it shows where it is, though not how large it is.
  const isNative = style.borderTopStyle === 'inset' && style.borderTopColor === 'rgb(118, 118, 118)';
  const speaks = isNative || element.value || element.placeholder || element.localName === 'select';
  found.push({element, certain: !speaks, evidence: `Its border and fill have a contrast of ${round(seen.best)} at best with what is around (${audit.hex(seen.around)}); ${NEEDED} is needed.`});
}
for (const element of audit.everywhere('input[type=checkbox], input[type=radio]').slice(0, 200)) {
  if (element.matches(':disabled, :checked') || getComputedStyle(element).appearance !== 'none' || !audit.isPainted(element)) continue;
  applies = true;
  const seen = strongest(element);
  const marks = ['::before', '::after'].some(side => !/^(none|normal)$/.test(getComputedStyle(element, side).content));
  if (seen && seen.best < NEEDED - 0.01 && !marks && !isWrapped(element))
    found.push({element, evidence: `Its box has a contrast of ${round(seen.best)} with what is around (${audit.hex(seen.around)}); ${NEEDED} is needed.`});
}
for (const element of audit.everywhere('button, a[href], [role=button]').slice(0, 400)) {
  const drawing = element.querySelector('svg');
  if (!drawing || audit.tidy(element.innerText ?? element.textContent) || element.querySelector('img') || element.matches(':disabled, [aria-disabled=true]') || !audit.isPainted(element) || !audit.isPainted(drawing)) continue;
  const parts = [...drawing.querySelectorAll('path, rect, circle, line, polyline, polygon, use, text')].slice(0, 40);
  const {back, isPlain, isKnown} = audit.paint(element, 'rgba(0, 0, 0, 0)');
  if (!isPlain || !isKnown || !parts.length || parts.some(part => part.localName === 'use' && !part.getAttribute('href')?.startsWith('#'))) continue;
  applies = true;
  let best = 0;
  for (const part of parts) {
    const style = getComputedStyle(part);
    for (const [ink, alpha] of [[style.fill, style.fillOpacity], [style.stroke, style.strokeOpacity]]) {
      if (ink === 'none') continue;
      if (!/^(rgb|color|lab|lch|okl)/.test(ink)) { best = 21; continue; }
      const [red, green, blue, own] = audit.rgba(ink);
      best = Math.max(best, audit.contrast(audit.over([red, green, blue, own * +alpha * +style.opacity], back), back));
    }
  }
  if (best > 1.02 && best < NEEDED - 0.01) found.push({element, certain: drawing.getBoundingClientRect().width <= 48 && !element.matches('header a, a[href="/"]'), evidence: `The drawing in it has a contrast of ${round(best)} with its background (${audit.hex(back)}); ${NEEDED} is needed.`});
}
return applies ? found : null;
