const headings = audit.everywhere('h1, h2, h3, h4, h5, h6, [role=heading]').slice(0, 300).filter(one => audit.role(one) === 'heading');
const named = headings.map(element => [element, audit.name(element)]).filter(([, name]) => name);
if (!named.length) return null;
const found = [];
for (const [element, name] of named) {
  const plain = audit.plain(name);
  if (/^(?:lorem ipsum|heading|headline|untitled|title here|your title|heading here|new section|section|sub-?heading)(?: ?\d+| [a-z])?$|^h[1-6]$|^(?:заголовок|заголовок \d+|título aquí|标题|標題|بدون عنوان)$/iu.test(plain) || /^lorem ipsum/i.test(plain)) {
    if (audit.isExposed(element)) found.push({element, certain: /lorem|untitled|here|^your|^h[1-6]$|^(?:heading|headline|заголовок|标题|標題)(?: ?\d+| [a-z])?$/iu.test(plain), evidence: `The heading is “${name}”.`});
  } else if (audit.says('headings', plain) && audit.isExposed(element)) found.push({element, certain: false, evidence: `The heading is “${name}”, and no more.`});
  else if (audit.says('vague', plain) && audit.isExposed(element)) found.push({element, certain: false, evidence: `The heading is “${name}”.`});
}
// A page of one heading and a few sentences, of which none takes up its words.
const text = audit.tidy(document.body.innerText);
if (!found.length && named.length === 1 && text.length < 600 && audit.isExposed(named[0][0])) {
  const [element, name] = named[0];
  let next = element.nextElementSibling;
  while (next && !audit.tidy(next.textContent)) next = next.nextElementSibling;
  const below = next && !next.matches('form, nav, ul, ol, table, dl, div, section') ? audit.tidy(next.textContent) : '';
  if (below && name.length > 1 && audit.meaningful(name).length && audit.meaningful(name).length < 3 && audit.meaningful(below).length > 2 && audit.overlap(name, below) === 0)
    found.push({element, certain: false, evidence: `“${name}” shares no word with what follows: “${below.slice(0, 100)}”.`});
}
return found;
