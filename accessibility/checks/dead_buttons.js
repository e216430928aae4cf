const forms = audit.all('form').slice(0, 50);
const sending = form => [...form.elements].filter(each => each.matches('button:not([type]), button[type=submit], input[type=submit]'));
const asked = forms.filter(form => sending(form).length);
if (!asked.length) return null;
return asked.flatMap(form => {
  const buttons = sending(form).filter(each => audit.isVisible(each));
  const dead = buttons.length && buttons.every(each => each.disabled || each.getAttribute('aria-disabled') === 'true');
  return dead && !buttons.some(each => each.hasAttribute('aria-describedby')) ? [{element: buttons[0], certain: false, evidence: 'It cannot be pressed as the page comes, and nothing tied to it says why.'}] : [];
}).slice(0, 3);
