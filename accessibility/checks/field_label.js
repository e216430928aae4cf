const FIELDS = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea, [role=textbox], [role=combobox]:not(button), [role=spinbutton]';
const fields = audit.everywhere(FIELDS).slice(0, 300).filter(one => audit.isVisible(one));
if (!fields.length) return null;
const found = [];
const wordsOf = element => audit.tidy(audit.texts(element).filter(text => !text.parentElement.closest('select, textarea, button, script, style') && audit.isVisible(text.parentElement)).map(text => text.data).join(' '));
for (const element of fields) {
  if (found.length > 15) break;
  const root = element.getRootNode(), labels = [...element.labels || []], seen = labels.filter(one => audit.isVisible(one) && wordsOf(one));
  const references = (element.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean).map(id => root.getElementById(id)).filter(one => one && (wordsOf(one) || audit.isVisible(one) && audit.name(one)));
  for (const label of labels) if (audit.isVisible(label) && !audit.tidy(label.textContent) && !label.querySelector('img[alt]:not([alt=""]), svg') && !references.length && seen.length === 0) { found.push({element: label, certain: !audit.name(element), evidence: 'The label is empty.'}); break; }
  if (labels.filter(one => one.htmlFor).length > 1 && seen.length > 1 && !labels.some(one => one.contains(element))) found.push({element, certain: false, evidence: `${labels.length} labels are for this field: “${labels.map(one => audit.tidy(one.textContent).slice(0, 30)).join('”, “')}”.`});
  if (seen.length && !/^(?:checkbox|radio)$/.test(element.type)) {
    const box = element.getBoundingClientRect(), label = seen[0].getBoundingClientRect(), range = document.createRange();
    range.selectNodeContents(seen[0]);
    const words = range.getBoundingClientRect(), gap = Math.max(box.left - words.right, words.left - box.right);
    if (gap > 160 && words.bottom > box.top && words.top < box.bottom && !seen[0].contains(element) && label.width) found.push({element, certain: false, criteria: [], evidence: `${Math.round(gap)} pixels lie between the label and its field.`});
  }
  if (seen.length || references.length || /^(?:checkbox|radio)$/.test(element.type) && audit.tidy(element.parentElement.textContent)) continue;
  if (element.closest('td, th, [role=gridcell], [role=cell]') && element.closest('table, [role=table], [role=grid]').querySelector('th, [role=columnheader]')) continue;
  let around = element.parentElement, words = '';
  for (let up = 0; around && up < 3 && !words; up++, around = around.parentElement) {
    if (around.matches('form, body, main, fieldset, section, table, tr')) { words = [...around.childNodes].some(node => node.nodeType === 3 && audit.tidy(node.data) && (node.nextElementSibling === element || node.previousElementSibling === element)) ? 'text' : ''; break; }
    if (around.querySelectorAll(FIELDS).length > 1) break;
    words = wordsOf(around);
  }
  const before = element.previousElementSibling, near = words || before && before.matches('span, p, div, b, strong, dt, td, font, h1, h2, h3, h4, h5, h6') && wordsOf(before);
  const form = element.form || element.closest('[role=search], form, div'), alone = form && form.querySelectorAll(FIELDS).length === 1 && form.querySelector('button, input[type=submit], input[type=image], [role=button]');
  const placeholder = audit.tidy(element.getAttribute('placeholder') || element.getAttribute('aria-placeholder') || '');
  if (alone && (audit.name(element) || placeholder)) continue;
  if (near) { if (!audit.name(element)) found.push({element, certain: false, evidence: `“${(near === 'text' ? '' : near).slice(0, 60)}” stands beside the field and is not tied to it.`}); continue; }
  found.push({element, certain: !!placeholder, evidence: placeholder ? `The only words on the screen are the placeholder “${placeholder.slice(0, 60)}”, which goes away.` : `No words stand beside the field; its name is “${audit.name(element)}”.`});
}
return found;
