const found = [];
const inTree = (element, id) => element.getRootNode().getElementById(id);
const FIELDS = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea, meter, output, progress, button';
const isAlone = field => !(field.labels && field.labels.length) && !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby') && audit.isVisible(field);
const labels = audit.everywhere('label[for]').slice(0, 500);
for (const label of labels) {
  const target = inTree(label, label.htmlFor);
  if (target && (target.matches(FIELDS) || target.localName.includes('-')) || label.querySelector(FIELDS) || !audit.isVisible(label) || !audit.tidy(label.textContent)) continue;
  const block = audit.blockOf(label.parentElement), lonely = block && audit.all(FIELDS, block).find(field => !field.matches('button') && isAlone(field));
  found.push({element: label, criteria: ['1.3.1'], certain: !!lonely, evidence: target ? `The label is for #${label.htmlFor}, a ${target.localName}, which no label can name.`
    : `The label is for #${label.htmlFor}, and there is no such element${lonely ? '; the field beside it has no label' : ''}.`});
}
const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-errormessage'];
const referring = audit.everywhere(REFERENCES.map(name => `[${name}]`).join(',')).slice(0, 1000);
for (const element of referring) for (const name of REFERENCES) {
  const ids = (element.getAttribute(name) || '').split(/\s+/).filter(Boolean);
  const lost = ids.filter(id => !inTree(element, id));
  if (name === 'aria-errormessage' && element.getAttribute('aria-invalid') !== 'true') continue;
  if (lost.length && audit.isExposed(element)) found.push({element, criteria: [name === 'aria-labelledby' ? '4.1.2' : '1.3.1'], certain: false, evidence: `${name} names #${lost.join(', #')}, and there is no such element.`});
}
const links = audit.all('a[href^="#"]').slice(0, 1000);
for (const element of links) {
  const id = element.getAttribute('href').slice(1).split(':~:')[0], plain = (() => { try { return decodeURIComponent(id); } catch { return id; } })();
  if (!id || id.toLowerCase() === 'top' || /[/!?=]/.test(id) || document.getElementById(id) || document.getElementById(plain) || document.getElementsByName(plain).length) continue;
  if (audit.isExposed(element)) found.push({element, criteria: ['2.4.1'], certain: false, evidence: `The link leads to #${id} on this page, and there is no such place.`});
}
return labels.length + referring.length + links.length ? found : null;
