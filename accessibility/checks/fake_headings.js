const found = [], candidates = [];
const blocks = audit.all('p, div, dt, center, font, td').filter(one => one.childElementCount < 4).slice(0, 1500);
const base = (() => { const sizes = {}; for (const one of audit.all('p, li, td, dd').slice(0, 200)) { const size = getComputedStyle(one).fontSize, length = one.textContent.length; sizes[size] = (sizes[size] || 0) + length; } return parseFloat(Object.entries(sizes).sort((a, b) => b[1] - a[1])[0]?.[0] || '16'); })();
const styleOf = one => { const texts = audit.texts(one); return texts.length ? texts.map(text => getComputedStyle(text.parentElement)) : []; };
for (const element of blocks) {
  if (found.length > 5) break;
  const words = audit.tidy(element.textContent);
  if (words.length < (/\p{Script=Han}/u.test(words) ? 2 : 3) || words.length > 80 || /[.。،,;:؛]$/.test(words) || !/\p{L}{2,}/u.test(words)) continue;
  if (element.querySelector('p, div, ul, table, input, select, button, img, br + *') || element.closest('h1, h2, h3, h4, h5, h6, [role=heading], label, legend, button, a, nav, header, footer, table, li, summary, caption, figcaption, fieldset, dl, address, blockquote, [role=alert], [role=status], [role=note], [aria-hidden=true], form > p')) continue;
  const link = element.querySelector('a, button');
  if (link && audit.tidy(link.textContent).length > words.length * 0.6) continue;
  let next = element.nextElementSibling;
  if (next && next.localName === 'br') next = next.nextElementSibling;
  if (!next || !/^(?:P|DIV|UL|OL|DL|TABLE)$/.test(next.tagName) || audit.tidy(next.textContent).length < Math.max(20, words.length * (/\p{Script=Han}/u.test(words) ? 1 : 1.2))) continue;
  const styles = styleOf(element), after = styleOf(next);
  if (!styles.length || !after.length) continue;
  const isBold = styles.every(style => +style.fontWeight >= 600), isLarge = styles.every(style => parseFloat(style.fontSize) >= base * 1.15);
  const plainAfter = after.filter(style => +style.fontWeight < 600 && parseFloat(style.fontSize) < parseFloat(styles[0].fontSize) * 1.05 + 0.1).length / after.length;
  if (!(isBold && plainAfter > 0.6) && !(isLarge && after.every(style => parseFloat(style.fontSize) <= base * 1.05)) || !audit.isVisible(element)) continue;
  if (next.matches('p, div') && after.every(style => style.fontSize === styles[0].fontSize && style.fontWeight === styles[0].fontWeight)) continue;
  candidates.push({element, next, words, look: `${styles[0].fontSize} ${styles[0].fontWeight} ${styles[0].color} ${element.parentElement.localName}`});
  found.push({element, certain: false, evidence: `“${words}” is ${[isBold && 'bold', isLarge && `in letters of ${parseFloat(styles[0].fontSize)} pixels`].filter(Boolean).join(' and ')}, and plain text follows.`});
}
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role=heading]';
const isSign = words => words.length <= 60 && audit.wordsOf(words).length <= 9 && !/[:：«»“”"]/.test(words);
// Where sections beside it begin with headings, what begins a section in the same way and has none is a heading, too.
const beginsSection = ({element, words}) => {
  const section = element.parentElement, beside = [...section.parentElement?.children || []].filter(one => one !== section && one.localName === section.localName && /^H[2-6]$/.test(one.firstElementChild?.tagName));
  return isSign(words) && section.matches('section, article') && section.firstElementChild === element && !section.querySelector(HEADINGS) && beside.length > 1;
};
// Three or more in one row, each with a whole paragraph below. Questions may be those of an interview.
const isTopic = ({next, words}) => isSign(words) && !/[?？؟!]$/.test(words) && next.localName === 'p' && next.textContent.trim().length >= (/\p{Script=Han}/u.test(words) ? 25 : 60);
const isInRow = one => isTopic(one) && candidates.filter(other => isTopic(other) && other.look === one.look && other.element.parentElement === one.element.parentElement).length > 2;
const begins = candidates.filter(beginsSection).length;
for (const [place, one] of candidates.entries()) if (begins > 1 && beginsSection(one) || isInRow(one)) found[place].certain = true;
// The name of the page, in its largest letters, where no heading of the first level is.
const headings = audit.all(HEADINGS).filter(one => audit.tidy(one.textContent)), title = audit.plain(document.title.split(/\s[-–—|·]\s/)[0]);
if (title.length > 2 && !headings.some(one => one.localName === 'h1' || one.getAttribute('aria-level') === '1' || audit.plain(one.textContent) === title)) {
  const sizeOf = one => parseFloat(getComputedStyle(one).fontSize);
  const element = blocks.find(one => audit.plain(one.textContent) === title && !one.querySelector('p, div, a, button, img') && !one.closest(`${HEADINGS}, a, button, nav, header, footer, label, legend, caption, table, dl, [aria-hidden=true]`)
    && sizeOf(one) >= base * 1.5 && audit.isVisible(one) && headings.every(other => sizeOf(other) <= sizeOf(one)));
  const already = found.find(one => one.element === element);
  if (already) already.certain = true;
  else if (element) found.push({element, evidence: `“${audit.tidy(element.textContent)}” is the name of the page in its largest letters, and no heading.`});
}
return blocks.length ? found : null;
