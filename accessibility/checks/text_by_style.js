const found = [];
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
    found.push({element, certain: false, evidence: `${side} adds “${words.slice(0, 60)}”. Does it say something the page itself does not?`});
  }
  if (found.length > 4) break;
}
return applies ? found : null;
