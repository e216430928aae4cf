const choices = audit.everywhere('input[type=radio], input[type=checkbox], [role=radio], [role=checkbox]').slice(0, 500).filter(one => audit.isExposed(one));
const found = [], groups = new Map();
const GROUP = 'fieldset, [role=group], [role=radiogroup], [role=listbox], [role=menu], [role=tree], table, [role=grid]';
for (const element of audit.all('fieldset, [role=radiogroup]').slice(0, 100)) {
  if (!audit.isExposed(element) || /^(?:none|presentation)$/.test(element.getAttribute('role') || '')) continue;
  const legend = element.querySelector(':scope > legend'), fields = element.querySelectorAll('input:not([type=hidden]), select, textarea, [role=radio]').length;
  if (fields && !audit.name(element)) found.push({element: legend || element, certain: false, evidence: legend ? 'The legend is empty.' : 'The group has no legend and no other name.'});
}
for (const element of choices) {
  const isRadio = element.type === 'radio' || element.getAttribute('role') === 'radio';
  const block = element.closest('ul, ol, dl') || element.closest('p, div')?.parentElement || element.parentElement;
  const key = element.name ? `${element.type}${element.form ? [...document.forms].indexOf(element.form) : ''}|${element.name}` : block;
  const id = !isRadio && element.name && choices.filter(one => one.name === element.name).length < 2 ? block : key;
  groups.set(id, [...groups.get(id) || [], element]);
}
// A question right before the first of them, which only its place ties to them.
const questionBefore = all => {
  let holder = all[0].parentElement;
  while (holder && !all.every(one => holder.contains(one))) holder = holder.parentElement;
  if (!holder || holder.matches('form, body, main')) return '';
  const first = [...holder.children].find(one => one.contains(all[0]));
  const starts = first.previousElementSibling ? first : holder;
  for (let at = starts.previousElementSibling, steps = 0; at && steps < 3; at = at.previousElementSibling, steps++) {
    const words = audit.tidy(at.textContent);
    if (!at.matches('p, div, span, strong, b') || at.querySelector('input, select, textarea, button, a, label, legend, h1, h2, h3, h4, h5, h6, [role=heading], table, ul, ol')) return '';
    if (!/[?？؟]$/.test(words.replace(/\s*\*$/, ''))) continue;
    const isTied = all.some(one => `${one.getAttribute('aria-labelledby') || ''} ${one.getAttribute('aria-describedby') || ''}`.split(/\s+/).filter(Boolean)
      .map(id => document.getElementById(id)).some(other => other && (other.contains(at) || at.contains(other))));
    const isSaid = all.some(one => audit.overlap(words, audit.name(one)) >= 0.5) || audit.all('h1, h2, h3, h4, h5, h6').some(one => audit.plain(one.textContent) === audit.plain(words));
    return words.length < 200 && !isTied && !isSaid && audit.isVisible(at) ? words : '';
  }
  return '';
};
for (const all of groups.values()) {
  const element = all[0], isRadio = element.type === 'radio' || element.getAttribute('role') === 'radio';
  if (all.length < 2 || !isRadio && all.length < 3 && !(all[0].name && all[0].name === all[1].name)) continue;
  const group = element.closest(GROUP);
  if (group && all.every(one => group.contains(one)) && (group.matches('table, [role=grid]') || audit.name(group))) continue;
  if (group && !audit.name(group) && found.some(one => group.contains(one.element))) continue;
  const question = isRadio && !(group && audit.name(group)) && all.every(one => audit.isVisible(one) || one.labels?.length) ? questionBefore(all) : '';
  if (question) { found.push({element, evidence: `“${question.slice(0, 80)}” is the question of ${all.length} radio buttons by its place alone; no group ties it to them.`}); continue; }
  found.push({element, certain: false, evidence: `${all.length} ${isRadio ? 'radio buttons' : 'checkboxes'} belong together${element.name ? ` (${element.name})` : ''}, and no group with a name is around them.`});
}
return choices.length || audit.all('fieldset').length ? found.slice(0, 8) : null;
