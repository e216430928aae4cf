const FIELDS = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=radio], [type=checkbox]), select, textarea, [role=textbox], [role=combobox], [role=searchbox], [role=spinbutton]';
const fields = audit.everywhere(FIELDS).filter(one => audit.isVisible(one)).slice(0, 300);
if (!fields.length) return null;
const found = [], alike = new Map();
const references = element => (element.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean).map(id => element.getRootNode().getElementById(id)).filter(Boolean);
for (const element of fields) {
  const labels = [...references(element), ...element.getAttribute('aria-labelledby') ? [] : element.labels || []].filter(one => audit.isVisible(one));
  const words = audit.tidy(labels.map(one => [...one.childNodes].filter(child => child !== element).map(child => child.nodeType === 1 && child.matches(FIELDS) ? '' : child.textContent).join(' ')).join(' '));
  const plain = audit.plain(words.replace(/\*/g, ''));
  if (!plain) continue;
  if (audit.says('labels', plain) || audit.says('vague', plain) || /^(?:field|input|label|text|item|campo|поле|字段)[\s_-]*\d+$/iu.test(plain)) { found.push({element, certain: false, evidence: `The label is “${words}”.`}); continue; }
  const group = element.closest('fieldset, [role=group], [role=radiogroup], section, form, table, tr, dialog');
  const legend = group && [...group.querySelectorAll(':scope > legend, :scope > h1, :scope > h2, :scope > h3, :scope > h4, :scope > h5, :scope > h6, :scope > caption')].find(one => audit.isVisible(one));
  let heading = legend;
  if (!heading) for (let at = element; at && at !== document.body && !heading; at = at.parentElement) for (let before = at.previousElementSibling; before; before = before.previousElementSibling)
    if (before.matches('h1, h2, h3, h4, h5, h6, legend, [role=heading]') && audit.isVisible(before)) { heading = before; break; }
  if (element.closest('td, th, [role=gridcell]')) continue;
  const key = `${plain}|${element.form ? [...document.forms].indexOf(element.form) : ''}`;
  alike.set(key, [...alike.get(key) || [], {element, heading, words, plain}]);
}
for (const all of alike.values()) {
  const first = all[0], other = all.slice(1).find(one => one.heading === first.heading || audit.tidy(one.heading?.textContent) === audit.tidy(first.heading?.textContent));
  if (other && found.length < 8) found.push({element: other.element, certain: false, evidence: `${all.length} fields are labelled “${first.words}”, and no heading or legend on the screen tells them apart.`});
}
return found;
