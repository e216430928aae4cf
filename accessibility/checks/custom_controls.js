const heard = new Map();
for (const {target, type} of window.__audit?.listeners || []) if (target instanceof Element) heard.set(target, (heard.get(target) || '') + ' ' + type);
const candidates = audit.all('div[tabindex], span[tabindex], p[tabindex], li[tabindex], td[tabindex], img[tabindex], h1[tabindex], h2[tabindex], h3[tabindex], section[tabindex], [contenteditable=""], [contenteditable=true]').slice(0, 200)
  .filter(element => audit.isVisible(element));
if (!candidates.length) return null;
const found = [], words = element => audit.tidy(element.innerText);
for (const element of candidates) {
  const role = element.getAttribute('role');
  if (element.isContentEditable && element.hasAttribute('contenteditable')) {
    if (!role || !audit.name(element)) found.push({element, certain: false, evidence: 'One can write into it; it has no role or no name.'});
    continue;
  }
  if (element.tabIndex < 0 || role || element.localName.includes('-')) continue;
  const types = (heard.get(element) || '') + ['click', 'keydown', 'keyup', 'keypress'].filter(type => element['on' + type]).join(' ');
  const scrolls = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  // Words to press, with the hand that says so, and nothing else in it to press.
  const isPressed = element.matches('div, span, p, li') && words(element).length > 1 && words(element).length <= 60 && getComputedStyle(element).cursor === 'pointer' && !element.draggable
    && !element.querySelector('a, button, input, select, textarea, label, summary, [role], [tabindex]') && !element.closest('a, button, label, summary, [role=grid], [role=listbox], [role=tree], [role=application], [role=menu], [role=tablist]');
  if (/click/.test(types)) found.push({element, certain: /key(down|up|press)/.test(types) || isPressed, evidence: 'It can have the focus and listens for clicks; it has no role.'});
  else if (!types && !scrolls && !element.querySelector('a[href], button, input') && !element.hasAttribute('aria-label') && !element.hasAttribute('aria-describedby') && !element.onfocus && !element.onmouseover)
    found.push({element, certain: false, criteria: ['2.4.3'], evidence: 'It can have the focus, but there is nothing to do with it.'});
}
return found.slice(0, 6);
