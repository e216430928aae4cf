const found = [], groups = new Map();
// Marks: small, filled, without words or picture, in several colours in one group.
for (const element of audit.all('td, td > *, li > *, dd > *, p > *, span, i, b, div').slice(0, 6000)) {
  if (element.childElementCount || audit.tidy(element.textContent) || element.closest('button, a, [role=progressbar], [role=meter], svg')) continue;
  const box = element.getBoundingClientRect();
  if (box.width < 4 || box.height < 4 || box.width > 60 || box.height > 60) continue;
  const style = getComputedStyle(element), [red, green, blue, alpha] = audit.rgba(style.backgroundColor);
  if (alpha < 0.5 || Math.max(red, green, blue) - Math.min(red, green, blue) < 60 || style.backgroundImage !== 'none') continue;
  if (['::before', '::after'].some(side => !/^(none|normal|"")$/.test(getComputedStyle(element, side).content)) || element.getAttribute('aria-label') || element.title || !audit.isPainted(element)) continue;
  const holder = element.closest('table, ul, ol, dl, section, main, body'), shape = `${style.borderRadius} ${Math.round(box.width / 4)} ${style.clipPath}`;
  const group = groups.get(holder) ?? [];
  group.push({element, colour: style.backgroundColor, shape, words: audit.tidy((element.closest('tr, li, dd, p, div') ?? element.parentElement).textContent).toLowerCase()});
  groups.set(holder, group);
}
for (const group of groups.values()) {
  const colours = new Set(group.map(one => one.colour));
  if (group.length < 3 || colours.size < 2 || colours.size === group.length || new Set(group.map(one => one.shape)).size > 1) continue;
  // The same words with the same colour each time say the same; then the colour is an extra.
  const texts = new Map();
  for (const one of group) texts.set(one.colour, [...(texts.get(one.colour) ?? []), one.words]);
  if ([...texts.values()].every(words => words.length > 1 && words[0].split(' ').some(word => word.length > 3 && words.every(other => other.includes(word)) && [...texts.values()].some(rest => rest !== words && !rest[0].includes(word))))) continue;
  found.push({element: group[0].element, certain: false, evidence: `${group.length} marks in ${colours.size} colours have neither words nor different shapes. What tells them apart for those who see no colours?`});
}
// Fields with an error: a line in another colour, and no word, picture or state.
const fields = audit.all('input:not([type=hidden], [type=submit], [type=button], [type=checkbox], [type=radio]), select, textarea').filter(one => audit.isPainted(one)).slice(0, 100);
const line = one => getComputedStyle(one).borderTopColor;
const isRed = css => { const [red, green, blue, alpha] = audit.rgba(css); return alpha > 0.5 && red > 150 && red > 2 * green && red > 2 * blue; };
const inRed = fields.filter(one => isRed(line(one)));
if (fields.length > 1 && inRed.length && inRed.length < fields.length)
  for (const element of inRed.slice(0, 5)) {
    const near = element.closest('p, div, fieldset, li, td, label') ?? element.parentElement, label = element.labels?.[0]?.textContent ?? '';
    const said = audit.tidy(near.innerText ?? '').replace(audit.tidy(label), '').length > 3 || element.getAttribute('aria-describedby') || element.getAttribute('aria-errormessage') || /error|wrong|missing|ошиб|error|خطأ|错|錯/i.test(label) || near.querySelector('img, svg');
    const wider = fields.some(one => !inRed.includes(one) && getComputedStyle(one).borderTopWidth !== getComputedStyle(element).borderTopWidth);
    if (!said && !wider) found.push({element, certain: false, evidence: 'Only a red line tells this field from others; no word or sign beside it says what is wrong.'});
  }
return groups.size || fields.length ? found : null;
