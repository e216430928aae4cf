const headings = audit.everywhere('h1, h2, h3, h4, h5, h6, [role=heading]').slice(0, 400).filter(one => audit.role(one) === 'heading' && audit.isExposed(one) && audit.name(one));
const level = one => +(one.getAttribute('aria-level') || (one.localName.match(/^h([1-6])$/) || [0, 2])[1]);
const found = [], words = (document.body?.innerText || '').length;
if (!headings.length) return words > 1500 ? [{element: null, certain: false, evidence: `The page has no heading, and ${words} signs of text.`}] : words ? [] : null;
if (!headings.some(one => level(one) === 1)) found.push({element: headings[0], certain: false, criteria: [], evidence: `There is no heading of level 1; the first one is of level ${level(headings[0])}.`});
let before = level(headings[0]);
for (const element of headings.slice(1)) {
  const now = level(element);
  if (now > before + 1 && found.length < 6 && !element.closest('dialog, [role=dialog]')) found.push({element, certain: false, evidence: `Level ${now} comes after level ${before}.`});
  before = now;
}
return found;
