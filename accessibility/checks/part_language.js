const found = [];
const SKIPPED = `${audit.NO_LANGUAGE}, a[hreflang], option, select, [lang=""], [lang=zxx], [lang=und]`;
const blocks = new Map();
for (const text of audit.texts().slice(0, 2500)) {
  const parent = text.parentElement;
  if (parent.closest(SKIPPED)) continue;
  const holder = parent.closest('[lang]') || document.documentElement, block = audit.blockOf(parent);
  const key = holder !== document.documentElement && block.contains(holder) ? holder : block;
  if (!blocks.has(key)) blocks.set(key, {holder, texts: []});
  blocks.get(key).texts.push(text);
}
for (const image of audit.all('[lang]:not(html) img[alt], [lang]:not(html)[aria-label]').slice(0, 100)) {
  const holder = image.closest('[lang]'), name = audit.name(image);
  if (name) blocks.set(image, {holder, texts: [{data: name, parentElement: image}]});
}
for (const image of audit.all('[lang]:not(html) img[aria-labelledby]').slice(0, 100)) blocks.set(image, {holder: image.closest('[lang]'), texts: [{data: audit.name(image), parentElement: image}]});
if (!blocks.size) return null;
const unknown = new Set();
const isKnown = code => { if (!/^[a-z]{2,3}$/.test(code)) return false; try { return new Intl.DisplayNames(['en'], {type: 'language', fallback: 'none'}).of(code) !== undefined; } catch { return false; } };
for (const [element, {holder, texts}] of blocks) {
  if (found.length > 12) break;
  const shown = texts.filter(text => audit.isExposed(text.parentElement) || audit.isVisible(text.parentElement));
  const text = audit.tidy(shown.map(one => one.data).join(' '));
  if (!text) continue;
  const said = (holder.getAttribute('lang') || '').trim(), code = audit.primary(said), isPart = holder !== document.documentElement;
  if (isPart && !isKnown(code)) {
    if (!unknown.has(holder)) found.push({element: holder, certain: code.length !== 3, evidence: `“${holder.getAttribute('lang')}” is no language.`});
    unknown.add(holder);
    continue;
  }
  const scripts = audit.scriptsOf(code);
  if (!scripts.length) continue;
  const counts = audit.letters(text), sum = Object.values(counts).reduce((a, b) => a + b, 0), fitting = scripts.reduce((all, script) => all + (counts[script] || 0), 0);
  if (!sum) continue;
  // Runs of letters of a foreign script. Latin in other scripts may be a name, a form's number or a brand: three small words in a row.
  const foreign = Object.keys(counts).filter(script => !scripts.includes(script) && script !== 'Greek');
  let leak = '';
  for (const script of foreign) {
    const run = script === 'Latin' ? (text.match(/(?:\b\p{Ll}{2,}\b[ ,;:'’-]+){3,}\p{Ll}{2,}\b/gu) || [])[0]
      : (text.match(new RegExp(`\\p{Script=${script}}(?:[\\p{Script=${script}}\\p{M}\\s،,.-]*\\p{Script=${script}})?`, 'gu')) || []).sort((a, b) => b.length - a.length)[0];
    const least = script === 'Han' || script === 'Hangul' || script === 'Hiragana' ? 4 : script === 'Latin' ? 12 : 10;
    if (run && run.replace(/\s/g, '').length >= least && !/[@/\\_]|www\./.test(run)) leak = run;
  }
  if (leak) {
    const isAlmostAll = fitting / sum < 0.1, isPage = !isPart && element.localName === 'body';
    const words = audit.wordsOf(leak), isName = /^(\p{Lu}\S*\s*)+$/u.test(leak) && words.length < 4;
    const isLink = element.closest('a, button, nav') || (element.children.length === 1 && element.firstElementChild.localName === 'a');
    found.push({element: element === holder && !isPart ? null : element, certain: !isPage && !isName && (leak.length >= 20 || isAlmostAll && leak.length >= 6) && !(isLink && words.length < 2),
      evidence: `Said: ${said || 'nothing'}. Written: “${leak.slice(0, 80)}”.`});
    continue;
  }
  if (!audit.knows(code)) continue;
  const {language, theirs, mine, words} = audit.speaks(text, code), share = theirs / words;
  const isMarked = isPart && (element === holder || holder.contains(element)), isImage = element.localName === 'img';
  const isOther = isMarked ? theirs >= 2 && share >= 0.25 && mine <= theirs / 4 || theirs === 1 && !mine && (isImage || words <= 3) : theirs >= 5 && share >= 0.3 && mine <= theirs / 4;
  if (isOther) found.push({element, certain: theirs >= 8 && mine <= 1 && share > 0.35, evidence: `Said: ${said}. ${theirs} of ${words} words are common in ${language}, ${mine} in ${code}: “${text.slice(0, 80)}”.`});
}
return found;
