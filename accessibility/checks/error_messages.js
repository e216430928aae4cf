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
// The fields of one page tell how it ties messages to fields: one that is left out there is a mistake, no matter of taste.
const tiesOthers = fields.some(field => referred(field).concat(field.closest('fieldset') ? referred(field.closest('fieldset')) : []).some(element => texts.includes(element)));
const STRICT = /(^|[-_ ])(error|errors|err|invalid|error-message)([-_ ]|$)/i;
const isUntied = (field, element) => STRICT.test(`${element.className} ${element.id}`) && !element.closest('label, legend, [role=alert], [role=status], [aria-live], [aria-hidden=true]')
  && !element.querySelector('a, button') && (tiesOthers || /\S/.test(field.getAttribute('aria-describedby') || field.getAttribute('aria-errormessage') || '') && !referred(field).length);
// The one message in the box of one field.
const ownMessage = field => {
  let box = field.parentElement;
  while (box && !texts.some(element => box.contains(element))) box = box.parentElement;
  const inside = box && !box.matches('form, body, main, fieldset, table, tr') ? texts.filter(element => box.contains(element) && !texts.some(other => other !== element && element.contains(other))) : [];
  const isTied = inside.some(element => [field, ...box.querySelectorAll('[aria-describedby], [aria-errormessage], [aria-labelledby]')].some(one => `${one.getAttribute('aria-labelledby') || ''} ${one.getAttribute('aria-describedby') || ''} ${one.getAttribute('aria-errormessage') || ''}`.split(/\s+/)
    .some(id => id && (id === element.id || document.getElementById(id)?.contains(element) || element.querySelector(`#${CSS.escape(id)}`)))));
  return inside.length === 1 && !isTied && fields.filter(one => box.contains(one) && audit.isVisible(one)).length === 1 && isUntied(field, inside[0]) ? inside[0] : null;
};
for (const field of invalid) {
  const tied = referred(field).some(element => audit.isVisible(element) && words(element));
  if (tied) continue;
  const group = field.closest('fieldset, [role=group], [role=radiogroup]');
  if (group && referred(group).some(element => words(element))) continue;
  const near = field.closest('p, div, li, td, fieldset');
  const beside = texts.some(element => near && near.contains(element)) || texts.some(element => element.querySelector(`a[href="#${CSS.escape(field.id || '-')}"]`));
  const own = ownMessage(field);
  if (own) found.push({element: field, criteria: ['1.3.1', '3.3.1'], evidence: `“${words(own).slice(0, 80)}” stands in its box and is not tied to it.`});
  else found.push(beside || texts.length
    ? {element: field, certain: false, criteria: ['1.3.1', '3.3.1'], evidence: 'It is marked as wrong; the message on the page is not tied to it.'}
    : {element: field, evidence: 'It is marked as wrong with aria-invalid, and no text says what is wrong.'});
}
for (const field of fields.filter(each => !invalid.includes(each) && !each.matches('[type=radio], [type=checkbox]')).slice(0, 60)) {
  const own = tiesOthers && audit.isVisible(field) && ownMessage(field);
  if (own) found.push({element: field, criteria: ['1.3.1', '3.3.1'], evidence: `“${words(own).slice(0, 80)}” stands in its box and is not tied to it, as messages are at other fields.`});
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
// Red all around one field and not around others, no other words in its box, and none about it elsewhere.
const isRed = css => { const [red, green, blue, alpha] = audit.rgba(css); return alpha > 0.5 && red > 120 && red > 2 * green && red > 2 * blue; };
const hasRedLine = one => { const style = getComputedStyle(one); return ['Top', 'Bottom', 'Left', 'Right'].some(side => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) >= 1 && isRed(style[`border${side}Color`])); };
let elsewhere = null;
const isByLookAlone = (field, wrapper) => {
  const box = wrapper === field ? field.parentElement : wrapper;
  if (!hasRedLine(wrapper) || fields.filter(one => box.contains(one)).length !== 1 || box.querySelector('svg, img, [role=img]') || invalid.length || field.getAttribute('aria-describedby') || field.getAttribute('aria-errormessage') || field.title) return false;
  if (!fields.some(one => audit.isVisible(one) && !one.matches('[type=radio], [type=checkbox]') && !hasRedLine(one) && one.parentElement && !hasRedLine(one.parentElement) && !one.closest(`.${CSS.escape([...wrapper.classList].find(name => ERROR.test(name)) || '-')}`))) return false;
  if (audit.texts(box).some(text => !text.parentElement.closest('label, option') && audit.isVisible(text.parentElement)) || ['::before', '::after'].some(side => !/^(none|normal|"")$/.test(getComputedStyle(box, side).content))) return false;
  elsewhere ??= audit.texts(document.querySelector('main, [role=main]') || document.body).slice(0, 3000).map(text => text.parentElement).filter(one => !one.closest('label, option, legend, h1, h2, h3, h4, h5, h6, nav, header, footer, button'))
    .map(one => one.textContent).join(' ').slice(0, 20000);
  const wanted = audit.meaningful([...field.labels || []].map(one => one.textContent).join(' ')), there = new Set(audit.wordsOf(elsewhere));
  return wanted.length > 0 && !wanted.some(word => [...there].some(other => audit.isSameWord(word, other)));
};
for (const field of fields.filter(each => audit.isVisible(each) && !invalid.includes(each))) {
  const wrapper = [field, field.parentElement].find(each => each && ERROR.test(each.className) && !texts.includes(each));
  if (!wrapper || found.some(each => each.element === field)) continue;
  const near = field.closest('p, div, li, td, fieldset');
  const said = texts.some(element => (near && near.contains(element)) || element.contains(field)) || referred(field).some(words);
  if (said || texts.length) continue;
  const isAlone = isByLookAlone(field, wrapper);
  found.push({element: field, certain: isAlone, criteria: isAlone ? ['3.3.1'] : ['3.3.1', '1.4.1'], evidence: 'It is marked as wrong by its look alone; no text says so.'});
}
return found.slice(0, 10);
