const found = [];
const told = (element, evidence) => { if (audit.isVisible(element)) found.push({selector: audit.selector(element), html: audit.html(element), evidence}); };
for (const link of audit.all('a[href="#"], a[href^="javascript:" i]').slice(0, 20)) told(link, 'Without scripts this link leads nowhere.');
for (const button of audit.all('button[type=button], button:not(form button), input[type=button]').slice(0, 50)) {
  if (!button.disabled && !button.matches('[popovertarget], [commandfor], [form]')) told(button, 'Without scripts this button does nothing.');
}
for (const form of audit.all('form').slice(0, 50)) {
  const fields = [...form.elements].filter(each => each.matches('input:not([type=hidden]), select, textarea') && audit.isVisible(each));
  const sends = [...form.elements].some(each => each.matches('button:not([type]), button[type=submit], input[type=submit]')) || form.querySelector('input[type=image]');
  if (fields.length && !sends) told(form, 'Without scripts this form cannot be sent: it has no button for that.');
}
const NEEDS = /(enable|requires?|turn on|need) java ?script|(active|habilite|necesita) java ?script|включите java ?script|(تفعيل|فعّل) ?(الـ)?java ?script|(启用|开启|需要) ?java ?script/i;
const says = audit.texts().find(node => NEEDS.test(node.data) && audit.isVisible(node.parentElement)) || audit.all('noscript').find(each => NEEDS.test(each.textContent));
if (says) found.push({selector: audit.selector(says.parentElement || says), html: '', evidence: 'The page says that it needs scripts.'});
return found.slice(0, 6);
