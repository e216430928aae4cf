const found = [];
const words = one => audit.tidy(one.innerText ?? '');
const isFree = style => /^(fixed|sticky)$/.test(style.position);
for (const parent of audit.all('body, body *').slice(0, 6000)) {
  if (parent.childElementCount < 2 || parent.childElementCount > 40 || found.length > 3 || /^(table|tbody|thead|tr|select|svg|ruby)$/.test(parent.localName)) continue;
  const style = getComputedStyle(parent), isBox = /flex|grid/.test(style.display);
  const children = [...parent.children].map(element => ({element, style: getComputedStyle(element)}));
  const moved = children.filter(one => one.style.position === 'absolute' || (isBox && one.style.order !== '0') || (style.display.includes('grid') && /\d/.test(one.style.gridRowStart)) ||
    (one.style.position === 'relative' && (parseFloat(one.style.top) || 0) !== 0 && Math.abs(parseFloat(one.style.top)) > 20));
  const reversed = isBox && style.flexDirection.endsWith('reverse') || style.flexWrap === 'wrap-reverse';
  if (!moved.length && !reversed) continue;
  const seen = children.filter(one => !isFree(one.style) && words(one.element).length >= 3 && audit.isPainted(one.element)).map(one => ({...one, box: one.element.getBoundingClientRect()}));
  if (seen.length < 2) continue;
  const isRtl = style.direction === 'rtl';
  const isBefore = (one, other) => one.box.bottom <= other.box.top + 2 || (Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 0.5 * Math.min(one.box.height, other.box.height) &&
    (isRtl ? one.box.left >= other.box.right - 2 : one.box.right <= other.box.left + 2));
  // Only pairs that share no row can change the meaning by themselves; in a row, three or more turned around do.
  for (const [at, one] of seen.entries()) {
    const next = seen.slice(at + 1).find(other => isBefore(other, one) && (reversed || moved.some(each => each.element === one.element || each.element === other.element)));
    if (!next) continue;
    const stacked = next.box.bottom <= one.box.top + 2;
    const enough = stacked ? words(one.element).length >= 10 && words(next.element).length >= 10 : seen.length >= 3 && (reversed || moved.length > 1);
    if (!enough || /^(nav|header|aside|footer|dialog)$/.test(next.element.localName) || next.element.matches('[class*=skip i], button, [role=button], img, svg')) continue;
    // A link or a button beside what it belongs to is no part of the text.
    const press = next.element.matches('a') ? next.element : next.element.querySelector('a, button');
    if (press && words(press).length >= words(next.element).length - 2) continue;
    found.push({element: parent, certain: false, evidence: `“${words(next.element).slice(0, 50)}” is shown before “${words(one.element).slice(0, 50)}”, but read out after it.`});
    break;
  }
}
return found;
