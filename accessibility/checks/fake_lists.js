const BULLET = /^[•●▪■◦‣⁃∙·○▸►➢➤✓✔➔→*]\s*\S/u, DASH = /^[-–—]\s+\S/, NUMBER = /^[(（]?(\d{1,2}|[a-h])[.)）、]\s*\S/;
const found = [], lines = new Map();
const kindOf = line => BULLET.test(line) ? 'bullet' : DASH.test(line) ? 'dash' : NUMBER.test(line) ? `number ${line.match(NUMBER)[1]}` : '';
const follows = (one, other) => /^number/.test(one) && /^number/.test(other) && (+other.slice(7) === +one.slice(7) + 1 || other.charCodeAt(7) === one.charCodeAt(7) + 1);
// Dashes begin the lines of a dialogue, too; those are sentences.
const isItem = line => /^[-–—]\s+\p{L}/u.test(line) && line.length < 100 && !/[.!?…,:»”"'。！？؟،]$/.test(line);
const judge = (element, kinds, what, lines) => {
  let run = 1, best = 1, of = '', end = 0;
  for (let at = 1; at <= kinds.length; at++) {
    if (at < kinds.length && kinds[at] && (kinds[at] === kinds[at - 1] && !/^number/.test(kinds[at]) || follows(kinds[at - 1], kinds[at]))) run++;
    else { if (run > best) { best = run; of = kinds[at - 1]; end = at; } run = 1; }
  }
  if (best < 2 || found.length > 5 || !audit.isVisible(element)) return;
  found.push({element, certain: best >= 3 && (of !== 'dash' || lines.slice(end - best, end).every(isItem)), evidence: `${best} ${what} in a row begin with a ${of.split(' ')[0]}.`});
};
const SKIP = 'pre, code, table, address, nav, li, textarea, [role=list], svg, h1, h2, h3, h4, h5, h6, label, legend, button, a';
for (const element of audit.all('p, div, td, dd, section').filter(one => one.querySelector(':scope > br')).slice(0, 500)) {
  if (element.closest('pre, address, [role=list]')) continue;
  const parts = [[]];
  for (const node of element.childNodes) if (node.nodeName === 'BR') parts.push([]); else parts.at(-1).push(node);
  const said = parts.map(part => audit.tidy(part.map(node => node.textContent).join(''))).filter(Boolean);
  const kinds = said.map(kindOf);
  if (kinds.some(Boolean)) judge(element, kinds, 'lines', said);
  else if (said.length >= 4 && said.every(line => line.length < 60) && parts.filter(part => part.some(node => node.nodeName === 'A' && audit.tidy(node.textContent).length > 2 )).length >= 4 && found.length < 5) found.push({element, certain: false, evidence: `${said.length} short lines with links, between line breaks.`});
  else if (said.length >= 4 && said.every(line => line.length < 30 && !/[.,;!?]$/.test(line) && !/\d{3,}/.test(line)) && !element.closest('footer, blockquote, td') && found.length < 5) found.push({element, certain: false, evidence: `${said.length} short lines between line breaks.`});
}
for (const parent of new Set(audit.all('p, div').filter(one => !one.childElementCount || one.matches('p')).map(one => one.parentElement))) {
  if (parent.closest(SKIP)) continue;
  const children = [...parent.children].filter(one => /^(?:P|DIV)$/.test(one.tagName)), kinds = children.map(one => one.textContent.length < 400 ? kindOf(audit.tidy(one.textContent)) : '');
  const first = kinds.findIndex(Boolean);
  if (first >= 0) judge(children[first], kinds, 'paragraphs', children.map(one => audit.tidy(one.textContent)));
}
return audit.all('p, div').length ? found : null;
