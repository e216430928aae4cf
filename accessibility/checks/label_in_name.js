const ROLES = new Set(['button', 'checkbox', 'gridcell', 'link', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'option', 'radio', 'switch', 'tab', 'treeitem']);
const FIELDS = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea';
const ICONS = /icon|awesome|glyph|material|symbol/i;
const seen = element => audit.tidy(audit.texts(element).filter(text => !ICONS.test(getComputedStyle(text.parentElement).fontFamily) && audit.isVisible(text.parentElement))
  .map(text => text.data).join(' '));
const simple = words => audit.tidy(words.toLowerCase().normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}+×÷=−.,:;'’&/%$€£-]+/gu, ' ')).replace(/^[\s.,:;'’&/-]+|[\s.,:;'’&/-]+$/g, '');
const inOrder = (words, name) => { let at = 0; return words.split(' ').every(word => { const found = name.indexOf(word, at); at = found + word.length; return found >= 0; }); };
const found = [];
let asked = 0;
for (const element of audit.everywhere('[aria-label], [aria-labelledby]').slice(0, 500)) {
  const isField = element.matches(FIELDS) && !/^(checkbox|radio)$/.test(element.type) || element.matches('input') && /^(checkbox|radio)$/.test(element.type);
  if (!isField && !ROLES.has(audit.role(element)) && !element.matches('input')) continue;
  if (!audit.isExposed(element)) continue;
  const labels = isField ? [...element.labels || []].filter(label => audit.isVisible(label)) : [];
  const words = isField ? labels.map(seen).join(' ') : element.matches('input') ? element.value : seen(element);
  const visible = simple(words.replace(/[([（][^)\]）]*[)\]）]/g, '')), name = simple(audit.name(element));
  if (visible.length < 2 || !/\p{L}|\p{N}/u.test(visible) || !name) continue;
  asked++;
  if (name.includes(visible) || name.includes(simple(words))) continue;
  const isPartly = isField ? audit.overlap(visible, name) > 0 : inOrder(visible, name);
  found.push({element, certain: !isPartly, evidence: `On the screen: “${audit.tidy(words).slice(0, 80)}”. Name: “${audit.name(element).slice(0, 80)}”.`});
}
return asked ? found : null;
