const SECRET = 'input[type=password], input[autocomplete~=one-time-code], input[name*=otp i], input[name*=code i][inputmode=numeric]';
const fields = audit.all(SECRET).slice(0, 10).filter(field => audit.isVisible(field) && !field.disabled && !field.readOnly);
const PUZZLE = /captcha|i('m| am) not a robot|no soy un robot|я не робот|لست (برنامج )?روبوت|我不是机器人|我不是機器人|\d+\s*[+×x*-]\s*\d+\s*(=|\?)|type the (characters|letters|text) (you see|in the (image|picture))/i;
const puzzles = audit.all('img[src*=captcha i], iframe[src*=captcha i], [class*=captcha i], [id*=captcha i], label, legend').slice(0, 300).filter(
  element => audit.isVisible(element) && (element.matches('label, legend') ? PUZZLE.test(element.textContent) : true)).slice(0, 1);
if (!fields.length && !puzzles.length) return null;
const found = puzzles.map(element => ({element, certain: false, evidence: 'It looks like a puzzle. Is there another way?'}));
for (const field of fields) {
  const before = field.value;
  const brought = new DataTransfer();
  brought.setData('text/plain', 'x1');
  const event = new ClipboardEvent('paste', {bubbles: true, cancelable: true, clipboardData: brought});
  const refused = !field.dispatchEvent(event) && field.value === before;
  field.value = before;
  const passwords = field.form ? field.form.querySelectorAll('input[type=password]').length : 1;
  const isNew = /new-password/.test(field.autocomplete) || passwords > 1;
  if (refused) found.push({element: field, certain: !isNew, evidence: 'What is pasted into it is refused.'});
  else if (field.type === 'password' && /^(off|nope|none|false)$/i.test(field.getAttribute('autocomplete') || field.form?.getAttribute('autocomplete') || ''))
    found.push({element: field, certain: false, evidence: 'It tells browsers not to fill it in, so people have to remember and type.'});
}
return found;
