const FIELDS = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea';
const fields = audit.all(FIELDS).slice(0, 300).filter(one => audit.isVisible(one));
if (!fields.length) return null;
const words = audit.tidy(document.body.innerText).toLowerCase(), found = [];
const labelOf = one => audit.tidy([...one.labels || []].map(label => label.textContent).join(' ') || audit.name(one));
const starred = fields.filter(one => /(?:^\*|\*\s*:?$|\(\*\))/.test(labelOf(one).trim()) || [...one.labels || []].some(label => ['::after', '::before'].some(side => /\*/.test(getComputedStyle(label, side).content))));
const says = one => /\*/.test(one) && audit.mentions('required', one);
const isExplained = audit.texts().some(text => /\*/.test(text.data) && says(audit.blockOf(text).textContent.slice(0, 400))) || starred.some(one => audit.mentions('required', labelOf(one)) || one.labels[0]?.querySelector('abbr[title], [class*=hidden]'));
if (starred.length && !isExplained) found.push({element: starred[0], certain: false, evidence: `${starred.length} labels have a star, and no text says what it means.`});
const silent = starred.filter(one => !one.required && one.getAttribute('aria-required') !== 'true' && !audit.mentions('required', audit.name(one)));
if (silent.length) found.push({element: silent[0], certain: false, criteria: ['1.3.1', '3.3.2'], evidence: `${silent.length} labels have a star, and their fields are not marked as required.`});
const required = fields.filter(one => one.required || one.getAttribute('aria-required') === 'true'), optional = fields.filter(one => !required.includes(one));
const OPTIONAL = /optional|opcional|اختياري|необязательн|по желанию|可选|可選|选填|選填|if you (?:have|want)/i;
const unsaid = required.filter(one => !starred.includes(one) && !audit.mentions('required', labelOf(one)) && one.type !== 'radio');
if (unsaid.length && optional.some(one => !OPTIONAL.test(labelOf(one)) && !/^(?:checkbox|radio|search)$/.test(one.type) && one.form === unsaid[0].form) && !audit.mentions('required', words) && !OPTIONAL.test(words))
  found.push({element: unsaid[0], certain: false, evidence: `${unsaid.length} of ${fields.length} fields are required, and nothing on the screen says which.`});
return found;
