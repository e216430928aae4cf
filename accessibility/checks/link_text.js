const links = audit.everywhere('a[href], area[href], [role=link]').slice(0, 3000);
const found = [], seen = new Set();
let asked = 0;
const CLOSED = 'section, article, nav, aside, form, details, footer, li, dialog';
// The heading before a link can give it a sense, unless it belongs to a part that is over, or is the page's with other text after it.
const isUnderHeading = element => {
  const before = audit.all('h1, h2, h3, h4, h5, h6, [role=heading]').filter(one => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING && (!one.closest(CLOSED) || one.closest(CLOSED).contains(element))).at(-1);
  if (!before) return false;
  const between = document.createRange();
  between.setStartAfter(before);
  between.setEndBefore(element);
  return before.localName !== 'h1' || audit.tidy(between.toString()).length < 80;
};
const EXTENSION = /\.(?:html?|php|aspx?|pdf|docx?|xlsx?|jpe?g|png|zip)$/i;
for (const element of links) {
  const words = audit.tidy(element.getAttribute('aria-label') || element.textContent || audit.name(element)), plain = audit.plain(words);
  if (!plain || plain.length > 60) { asked++; continue; }
  const isVague = audit.says('vague', plain), isKind = audit.says('kinds', plain), isAddress = /^(?:https?:\/\/|www\.)\S+$/i.test(words) && words.length > 40 || EXTENSION.test(plain) && !/\s/.test(plain);
  asked++;
  if (!isVague && !isKind && !isAddress && (/\s/.test(plain) || /\p{Script=Han}/u.test(plain))) continue;
  const block = element.closest('p, li, td, th, dd, dt, figcaption, h1, h2, h3, h4, h5, h6, [role=listitem], [role=cell], [role=heading]');
  const isAloneInParagraph = block && block.localName === 'p' && audit.tidy(block.textContent) === audit.tidy(element.textContent);
  if (!isVague && !isKind && !isAddress && !isAloneInParagraph) continue;
  if (!audit.isExposed(element) || audit.plain(audit.name(element)) !== plain) continue;
  const described = (element.getAttribute('aria-describedby') || '').trim() || (element.title && audit.plain(element.title) !== plain);
  const outer = block && block.localName === 'li' && block.parentElement.closest('li');
  const around = [block, outer].filter(Boolean).map(one => audit.meaningful(one.textContent).length).reduce((a, b) => Math.max(a, b), 0) - audit.meaningful(words).length;
  const hasHan = block && /\p{Script=Han}/u.test(block.textContent) && block.textContent.trim().length > words.length + 3;
  const table = element.closest('table, [role=table], [role=grid]'), hasContext = described || around > 0 && !(block.localName === 'li' && isKind && !outer && around < 1) || hasHan;
  const heading = (() => { for (let at = element; at && at !== document.body; at = at.parentElement) for (let before = at.previousElementSibling; before; before = before.previousElementSibling) if (before.matches('h1, h2, h3, h4, h5, h6, hgroup') || before.querySelector('h2, h3, h4, h5, h6')) return before.localName === 'h1' ? 'h1' : 'h2'; return ''; })();
  const kind = `${plain}|${hasContext}`;
  if (seen.has(kind) && hasContext) continue;
  if (described) continue;
  if (hasContext) {
    if (isVague) { seen.add(kind); found.push({element, certain: false, criteria: ['2.4.9'], evidence: `“${words}” says something only together with the words around it.`}); }
    continue;
  }
  if (!isVague && table && table.querySelector('th, [role=columnheader], [role=rowheader]') && element.closest('tr')?.querySelector('th')) continue;
  if (!isVague && element.closest('nav, [role=navigation], header, footer, [role=menu], [role=toolbar], menu')) continue;
  if (!isVague && !isAddress && (heading === 'h2' || heading && !isKind) || seen.has(plain) && found.length > 3) continue;
  seen.add(plain);
  found.push({element, certain: isVague && !table && !element.querySelector('img, svg') && audit.tidy(audit.blockOf(element)?.textContent) === audit.tidy(element.textContent) && !isUnderHeading(element), criteria: isVague ? ['2.4.4', '2.4.9'] : ['2.4.4'],
    evidence: `“${words.slice(0, 80)}”, and no other words in the same paragraph, list item or cell${heading ? '; headings are no part of it' : ''}.`});
}
return asked ? found : null;
