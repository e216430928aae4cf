const ERROR = /(^|[-_ ])(error|errors|err|invalid|is-invalid|has-error|wrong|danger)([-_ ]|$)/i;
const fields = audit.all('input:not([type=hidden]), select, textarea, [role=textbox], [role=combobox], [role=radiogroup], [role=spinbutton]').slice(0, 200);
const marked = audit.all('[class*=err i], [id*=err i], [class*=invalid i], [class*=wrong i], [role=alert]').slice(0, 200).filter(
  element => element.matches('[role=alert]') || ERROR.test(`${element.className} ${element.id}`));
const invalid = fields.filter(field => field.getAttribute('aria-invalid') === 'true' && audit.isVisible(field));
if (!fields.length || (!marked.length && !invalid.length)) return null;
const words = element => audit.tidy(element.innerText);
const texts = marked.filter(element => !element.matches('input, select, textarea, form, body, html, fieldset, label') && !element.querySelector('input:not([type=hidden]), select, textarea, form')
  && audit.isVisible(element) && words(element));
const found = [];
const referred = field => `${field.getAttribute('aria-errormessage') || ''} ${field.getAttribute('aria-describedby') || ''}`.split(/\s+/).filter(Boolean)
  .map(id => document.getElementById(id)).filter(Boolean);
for (const field of invalid) {
  const tied = referred(field).some(element => audit.isVisible(element) && words(element));
  if (tied) continue;
  const group = field.closest('fieldset, [role=group], [role=radiogroup]');
  if (group && referred(group).some(element => words(element))) continue;
  const near = field.closest('p, div, li, td, fieldset');
  const beside = texts.some(element => near && near.contains(element)) || texts.some(element => element.querySelector(`a[href="#${CSS.escape(field.id || '-')}"]`));
  found.push(beside || texts.length
    ? {element: field, certain: false, criteria: ['1.3.1', '3.3.1'], evidence: 'It is marked as wrong; the message on the page is not tied to it.'}
    : {element: field, evidence: 'It is marked as wrong with aria-invalid, and no text says what is wrong.'});
}
const VAGUE = /^((error|fehler)[:!.]?\s*)?((please )?(fill|enter|complete|correct) (in )?(the|this|all|your)? ?(fields?|form|values?|data|information|entr(y|ies))( below)?( correctly| properly)?|(there (is|was|are) )?(an? )?(invalid|wrong|incorrect|bad|errors?) ?(value|input|entry|data|format|field|fields|in (the|your) (form|field|input|data))?( (for|in) [\w ]{1,30})?|[\w ]{1,30} is (invalid|wrong|incorrect|not valid)|something is wrong|(valor|dato|campo|formato)s? (inv[aá]lid|incorrect)\w+|rellene (el|los) campos? correctamente|неверн[а-яё]+ (значение|формат|данные)|ошибка( в поле.{0,30})?|قيمة غير صالحة|خطأ|输入(有误|错误|无效)|无效(的)?(输入|值)?|错误)[.!。！]*$/i;
for (const element of texts) {
  if (texts.some(other => other !== element && element.contains(other))) continue;
  const said = words(element);
  if (said.length > 1 && said.length < 90 && VAGUE.test(said) && !/password|contrase|парол|كلمة/i.test(said)) {
    found.push({element, criteria: ['3.3.1', '3.3.3'], certain: said.length > 12, evidence: `“${said}” does not say what is wrong or how to mend it.`});
  }
  const unheard = element.closest('[aria-hidden=true]');
  if (unheard && !texts.some(other => other !== element && !other.closest('[aria-hidden=true]') && words(other).includes(said))) {
    found.push({element, certain: false, evidence: `“${said.slice(0, 80)}” can be seen, but is hidden from screen readers.`});
  }
  const labels = fields.map(field => audit.name(field)).filter(Boolean);
  const shared = labels.find((label, place) => labels.indexOf(label) !== place && label.length > 2 && said.toLowerCase().includes(label.toLowerCase()) &&
    !fields.some(field => field.matches('[type=radio], [type=checkbox]') && audit.name(field) === label));
  if (shared && !fields.some(field => referred(field).includes(element)) && !element.querySelector('a[href^="#"]')) {
    found.push({element, certain: false, evidence: `It speaks of “${shared}”; several fields are called so.`});
  }
  for (const link of element.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent(link.hash.slice(1));
    if (id && !document.getElementById(id)) found.push({element: link, certain: false, evidence: 'It leads to a field that is not there.'});
  }
}
for (const field of fields.filter(each => audit.isVisible(each) && !invalid.includes(each))) {
  const wrapper = [field, field.parentElement].find(each => each && ERROR.test(each.className) && !texts.includes(each));
  if (!wrapper || found.some(each => each.element === field)) continue;
  const near = field.closest('p, div, li, td, fieldset');
  const said = texts.some(element => (near && near.contains(element)) || element.contains(field)) || referred(field).some(words);
  if (!said && !texts.length) found.push({element: field, certain: false, criteria: ['3.3.1', '1.4.1'], evidence: 'It is marked as wrong by its look alone; no text says so.'});
}
return found.slice(0, 10);
