const FIELDS = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=radio], [type=checkbox]), select, textarea, [role=textbox], [role=combobox], [role=searchbox], [role=spinbutton]';
const fields = audit.everywhere(FIELDS).slice(0, 300).filter(one => audit.isVisible(one));
if (!fields.length) return null;
const found = [], alike = new Map(), headings = audit.all('h1, h2, h3, h4, h5, h6, legend, [role=heading]');
let at = 0, last = null;
const legends = new Map();
const legendOf = group => {
  if (group && !legends.has(group)) legends.set(group, [...group.children].slice(0, 50).find(one => one.matches('legend, h1, h2, h3, h4, h5, h6, caption') && audit.isVisible(one)));
  return legends.get(group);
};
const references = element => (element.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean).map(id => element.getRootNode().getElementById(id)).filter(Boolean);
for (const element of fields) {
  const labels = [...references(element), ...element.getAttribute('aria-labelledby') ? [] : element.labels || []].filter(one => audit.isVisible(one));
  const words = audit.tidy(labels.map(one => [...one.childNodes].filter(child => child !== element).map(child => child.nodeType === 1 && child.matches(FIELDS) ? '' : child.textContent).join(' ')).join(' '));
  const plain = audit.plain(words.replace(/\*/g, ''));
  if (!plain) continue;
  if (audit.says('labels', plain) || audit.says('vague', plain) || /^(?:field|input|label|text|item|campo|поле|字段)[\s_-]*\d+$/iu.test(plain)) { found.push({element, certain: false, evidence: `The label is “${words}”.`}); continue; }
  const group = element.closest('fieldset, [role=group], [role=radiogroup], section, form, table, tr, dialog');
  const legend = legendOf(group);
  while (headings[at] && headings[at].compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) { if (audit.isVisible(headings[at])) last = headings[at]; at++; }
  const heading = legend || last;
  if (element.closest('td, th, [role=gridcell]')) continue;
  const key = `${plain}|${element.form ? [...document.forms].indexOf(element.form) : ''}`;
  alike.set(key, [...alike.get(key) || [], {element, heading, words, plain}]);
}
for (const all of alike.values()) {
  const first = all[0], other = all.slice(1).find(one => one.heading === first.heading || audit.tidy(one.heading?.textContent) === audit.tidy(first.heading?.textContent));
  if (other && found.length < 8) found.push({element: other.element, certain: false, evidence: `${all.length} fields are labelled “${first.words}”, and no heading or legend on the screen tells them apart.`});
}
return found;
