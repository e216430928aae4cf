const found = [];
let said = null;
// Several words in what is read, not in a control, which stand nowhere else: F87 beyond doubt.
const isWhole = (element, style, words) => {
  const plain = audit.plain(words), count = audit.wordsOf(words).length, isHan = /\p{Script=Han}{4}/u.test(words);
  if (!(isHan || count > 1 && plain.replace(/[^\p{L}]/gu, '').length > 7) || /counter|attr\(/.test(style.content)) return false;
  if (!element.matches('h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, caption, blockquote') || element.closest('a, button, summary, label, [aria-expanded], [role=button], [role=link], [role=tab]')) return false;
  if (style.visibility !== 'visible' || +style.opacity === 0 || parseFloat(style.fontSize) < 6 || style.position !== 'static') return false;
  if (audit.mentions('required', words) || audit.mentions('windows', words)) return false;
  said ??= audit.tidy(document.body.textContent).toLowerCase();
  return !said.includes(plain);
};
let applies = false;
for (const element of audit.all('body *').slice(0, 6000)) {
  for (const side of ['::before', '::after']) {
    const style = getComputedStyle(element, side);
    if (/^(none|normal|"")$/.test(style.content)) continue;
    applies = true;
    const words = [...style.content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(part => part[1]).join('');
    if (!/\p{L}{3}|\p{Script=Han}{2}/u.test(words) || style.display === 'none' || !audit.isPainted(element) || /\/\s*"/.test(style.content)) continue;
    const attributes = [...element.attributes].some(one => one.value && words.includes(one.value));
    if (attributes && !element.hasAttribute('data-label') || element.closest('[aria-hidden="true"], pre, code, q') || (element.getAttribute('aria-label') ?? element.title ?? '').includes(words.trim()) && element.getAttribute('aria-label')) continue;
    if (attributes && element.localName === 'td') continue;
    const isCertain = isWhole(element, style, words);
    found.push({element, certain: isCertain, evidence: isCertain ? `${side} adds “${words.slice(0, 60)}”, which the page itself says nowhere.` : `${side} adds “${words.slice(0, 60)}”. Does it say something the page itself does not?`});
  }
  if (found.length > 4) break;
}
return applies ? found : null;
