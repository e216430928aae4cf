const found = [];
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
  found.push({element, certain: false, evidence: `“${words}” is ${[isBold && 'bold', isLarge && `in letters of ${parseFloat(styles[0].fontSize)} pixels`].filter(Boolean).join(' and ')}, and plain text follows.`});
}
return blocks.length ? found : null;
