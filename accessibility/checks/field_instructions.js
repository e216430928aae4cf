const fields = audit.all('input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]), select, textarea').slice(0, 200)
  .filter(field => audit.isVisible(field) && !field.disabled);
if (!fields.length) return null;
const found = [];
const REQUIRED = /\*|required|mandatory|optional|obligatori|opcional|обязател|необязател|مطلوب|إلزامي|اختياري|必填|必須|选填|可选|可選/i;
const FORMAT = /\b(dd|mm|yyyy|yy|aaaa|hh)\b|[дмг]{2}[./][дмг]{2}|\d[\d\s()./-]{4,}|@\w+\./i;
const described = field => (field.getAttribute('aria-describedby') || '').split(/\s+/).map(id => document.getElementById(id)?.textContent || '').join(' ');
const around = field => [audit.name(field), described(field), field.closest('fieldset')?.querySelector('legend')?.textContent || '',
  field.closest('label, p, div, li, td')?.innerText || '', field.closest('form')?.innerText.slice(0, 400) || ''].join(' ');
const unmarked = fields.filter(field => (field.required || field.getAttribute('aria-required') === 'true') && !REQUIRED.test(around(field)));
const forms = new Set(unmarked.map(field => field.form));
for (const form of forms) {
  const own = fields.filter(field => field.form === form && !field.matches('[type=radio], [type=checkbox]'));
  const first = unmarked.find(field => field.form === form);
  if (own.length > 1 && own.some(field => !field.required && field.getAttribute('aria-required') !== 'true')) {
    found.push({element: first, certain: false, evidence: 'It is required, and neither label nor form says so; other fields are not required.'});
  }
}
for (const field of fields) {
  const hint = `${audit.name(field)} ${described(field)} ${field.title} ${field.closest('fieldset')?.innerText || ''}`;
  if (field.pattern && !field.placeholder && !described(field) && !field.title && !/\d/.test(hint)) {
    found.push({element: field, certain: false, evidence: `It takes only what fits ${field.pattern.slice(0, 60)}; nothing says what that is.`});
  } else if (field.placeholder && FORMAT.test(field.placeholder) && !FORMAT.test(hint.replace(field.placeholder, ''))) {
    found.push({element: field, certain: false, evidence: `Only a placeholder, which goes as one writes, shows the form: “${field.placeholder.slice(0, 60)}”.`});
  }
  if (field.matches('[type=radio], [type=checkbox]')) continue;
  const near = [field.nextElementSibling, field.previousElementSibling].find(each => each && /hint|help|descri|note|instruction|small|example/i.test(`${each.className} ${each.localName}`)
    && !each.matches('label, button, a, input, select') && audit.isVisible(each) && audit.tidy(each.textContent).length > 3 && !each.closest('label'));
  const ids = `${field.getAttribute('aria-describedby') || ''} ${field.getAttribute('aria-labelledby') || ''}`.split(/\s+/);
  if (near && !ids.some(id => id && document.getElementById(id) && (near.contains(document.getElementById(id)) || document.getElementById(id).contains(near)))) {
    found.push({element: field, certain: false, criteria: ['1.3.1', '3.3.2'], evidence: `The hint “${audit.tidy(near.textContent).slice(0, 80)}” stands beside it and is not tied to it.`});
  }
}
return found.slice(0, 6);
