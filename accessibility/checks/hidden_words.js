const found = [], FOR_READERS = '[class*=visually-hidden i], [class*=visuallyhidden i], [class*=sr-only i], [class*=screen-reader i], [class*=screenreader i], [class~=offscreen i], [class~=off-screen i], [class~=assistive-text i], [class~=a11y-hidden i], [class~=hidden-text i]';
const isOff = one => { const style = getComputedStyle(one); return style.display === 'none' || style.visibility !== 'visible'; };
const isShownAround = one => one.parentElement && one.parentElement.getClientRects().length && getComputedStyle(one.parentElement).visibility === 'visible';
const all = audit.all(FOR_READERS).slice(0, 300), labels = audit.all('label').slice(0, 300);
const isReferred = one => one.id && document.querySelector(`[aria-labelledby~="${CSS.escape(one.id)}"], [aria-describedby~="${CSS.escape(one.id)}"]`);
for (const element of all) if (isOff(element) && isShownAround(element) && !element.hidden && audit.tidy(element.textContent) && !isReferred(element) && found.length < 5) found.push({element, certain: false, evidence: `Its class says it is for screen readers, but it is ${getComputedStyle(element).display === 'none' ? 'display: none' : 'visibility: hidden'}: “${audit.tidy(element.textContent).slice(0, 60)}”.`});
const parts = audit.all('a[href] span, label span, legend span, th span, h1 span, h2 span, h3 span, h4 span, a[href] small, h2 small').slice(0, 500);
for (const element of parts) if (!element.hidden && isOff(element) && isShownAround(element) && element.getAttribute('aria-hidden') !== 'true' && audit.tidy(element.textContent).length > 3 && !element.closest('[hx-indicator], .htmx-indicator') && !isReferred(element) && !all.includes(element) && found.length < 5)
  found.push({element, certain: false, evidence: `“${audit.tidy(element.textContent).slice(0, 60)}” is part of a ${element.parentElement.closest('a, label, legend, th, h1, h2, h3, h4').localName}, and hidden from everybody. Are its words meant for screen readers?`});
for (const element of labels) {
  const field = element.control;
  if (field && field.type !== 'hidden' && isOff(element) && isShownAround(element) && audit.isVisible(field) && !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby') && [...field.labels].every(isOff) && audit.tidy(element.textContent) && found.length < 8) found.push({element, certain: false, criteria: ['1.3.1', '4.1.2'], evidence: `The label “${audit.tidy(element.textContent).slice(0, 60)}” of a visible field is hidden from everybody.`});
}
return all.length + labels.length + parts.length ? found : null;
