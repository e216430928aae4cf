// Every text that can be seen, with the contrast it has at best. Texts whose background is more than a colour are kept in
// window.auditTexts, to be looked at in a picture. `found`: weaker than WCAG 1.4.3 asks for; `enhanced`: than 1.4.6.
const MOST = 4000;
const isWords = words => { const all = words.replace(/\s/g, ''); return (all.match(/[\p{L}\p{N}]/gu) ?? []).length > 0.3 * all.length; };
const disabled = ':disabled, [aria-disabled="true"], [inert]';
const off = element => element.closest(disabled) || (element.closest('label')?.control ?? null)?.closest(disabled);
const namesOfOff = new Set(audit.all(`:is(${disabled})[aria-labelledby]`).flatMap(one => one.getAttribute('aria-labelledby').split(/\s+/)));
const isOff = element => {
  if (off(element)) return true;
  for (let at = element; at && namesOfOff.size; at = at.parentElement) if (namesOfOff.has(at.id)) return true;
  return false;
};
const moving = new Set(document.getAnimations().filter(one => one.playState === 'running').map(one => one.effect?.target));
const isMoving = element => {
  for (let at = element; at && moving.size; at = at.parentElement) if (moving.has(at)) return true;
  return false;
};
// Things that may lie behind or before text without being its ancestors.
const floating = audit.everywhere('body *').filter(one => {
  if (/^(img|video|canvas|iframe|object|picture)$/.test(one.localName)) return true;
  return /^(absolute|fixed|sticky)$/.test(getComputedStyle(one).position);
}).filter(one => !one.closest('[hidden]')).slice(0, 400).map(element => ({element, box: element.getBoundingClientRect()}))
  .filter(({element, box}) => box.width > 20 && box.height > 12 && audit.isPainted(element));
const meets = (element, box) => floating.some(one => !one.element.contains(element) && !element.contains(one.element) &&
  one.box.left < box.right - 1 && one.box.right > box.left + 1 && one.box.top < box.bottom - 1 && one.box.bottom > box.top + 1);

const found = [], enhanced = [];
window.auditTexts = [];
const weigh = (element, style, {what, words, boxes, colour, certain = true}) => {
  if (!isWords(words)) return;
  const size = parseFloat(style.fontSize);
  const isLarge = size >= 23.95 || (size >= 18.6 && +style.fontWeight >= 700);
  const [needed, better] = isLarge ? [3, 4.5] : [4.5, 7];
  const {front, back, isPlain, isKnown, alpha} = audit.paint(element, colour);
  if (!isKnown || alpha < 0.02 || style.backgroundClip === 'text' || style.webkitBackgroundClip === 'text') return;
  const box = element.getBoundingClientRect();
  if (!isPlain || meets(element, box)) {
    const ink = audit.rgba(colour);
    window.auditTexts.push({element, what, needed, boxes, certain, ink: [...ink.slice(0, 3), alpha],
      selector: audit.selector(element), html: audit.html(element)});
    return;
  }
  let best = audit.contrast(front, back);
  if (best < 1.02 && style.textShadow === 'none') return;
  for (const shadow of style.textShadow.match(/rgba?\([^)]*\)/g) ?? []) best = Math.max(best, audit.contrast(front, audit.over(audit.rgba(shadow), back)));
  const weaker = (list, least) => {
    if (best < least - 0.005) list.push({selector: audit.selector(element), html: audit.html(element), certain, pair: `${audit.hex(front)} on ${audit.hex(back)}`,
      evidence: `${what} is ${audit.hex(front)} on ${audit.hex(back)}: contrast ${Math.floor(best * 100) / 100}, at least ${least} is needed.`});
  };
  weaker(found, needed);
  weaker(enhanced, better);
};
const done = new Set();
for (const text of audit.texts().slice(0, MOST)) {
  const element = text.parentElement;
  if (done.has(element) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml' || /^(option|optgroup|select|textarea|title|iframe)$/.test(element.localName)) continue;
  if (!isWords(text.data) || !audit.isPainted(element) || isOff(element) || isMoving(element)) continue;
  done.add(element);
  const style = getComputedStyle(element);
  const range = document.createRange();
  range.selectNodeContents(text);
  // Moved off the page by an indent, or made of letters without size.
  const place = range.getBoundingClientRect();
  if (place.width < 1 || place.right + scrollX < -500 || place.bottom + scrollY <= 0) continue;
  weigh(element, style, {what: 'Text', words: text.data, colour: style.webkitTextFillColor, certain: !element.closest('[aria-hidden="true"]'),
    boxes: () => [...range.getClientRects()]});
}
// Shadow trees: their texts are not among those of the document.
for (const host of audit.all('*').filter(one => one.shadowRoot))
  for (const text of [...audit.texts(host.shadowRoot), ...[...host.shadowRoot.childNodes].filter(node => node.nodeType === 3 && audit.tidy(node.data))]) {
    const element = text.parentElement ?? host;
    if (done.has(element) || !audit.isPainted(element) || isOff(element)) continue;
    done.add(element);
    const style = getComputedStyle(element);
    weigh(element, style, {what: 'Text', words: text.data, colour: style.webkitTextFillColor, boxes: () => [...element.getClientRects()]});
  }
const written = ['text', 'search', 'email', 'tel', 'url', 'password', 'number', 'submit', 'reset', 'button'];
for (const element of audit.everywhere('input, textarea, select')) {
  if ((element.localName === 'input' && !written.includes(element.type)) || !audit.isPainted(element) || isOff(element)) continue;
  const style = getComputedStyle(element), boxes = () => [...element.getClientRects()];
  const value = element.localName === 'select' ? element.selectedOptions[0]?.text ?? '' : element.value;
  if (value) weigh(element, style, {what: 'What is written in the field', words: value, colour: style.webkitTextFillColor, boxes});
  else if (element.placeholder && element.matches(':placeholder-shown')) {
    const hint = getComputedStyle(element, '::placeholder');
    const [red, green, blue, alpha] = audit.rgba(hint.color);
    weigh(element, hint, {what: 'The placeholder', words: element.placeholder, colour: `rgba(${red}, ${green}, ${blue}, ${alpha * +hint.opacity})`, boxes});
  }
}
for (const element of audit.all('body *').slice(0, MOST))
  for (const side of ['::before', '::after']) {
    const style = getComputedStyle(element, side);
    if (!/[\p{L}\p{N}]{2}/u.test(style.content) || !/^["']/.test(style.content) || style.backgroundColor !== 'rgba(0, 0, 0, 0)' || style.backgroundImage !== 'none') continue;
    if (style.opacity === '0' || style.visibility === 'hidden' || style.display === 'none' || !audit.isPainted(element) || isOff(element) || isMoving(element)) continue;
    if (/^(absolute|fixed)$/.test(style.position)) continue;
    weigh(element, style, {what: `Text of ${side}`, words: style.content, colour: style.color, boxes: () => [...element.getClientRects()]});
  }
return {found, enhanced, waiting: window.auditTexts.length, any: done.size > 0};
