const root = document.documentElement, said = root.getAttribute('lang');
if (root.localName !== 'html') return null;
// Text in the language of the page: no part of it says another one.
const own = audit.texts().slice(0, 1500).filter(text => !text.parentElement.closest(`[lang]:not(html), ${audit.NO_LANGUAGE}`) && audit.isExposed(text.parentElement)).slice(0, 800);
const names = audit.all('img, input[type=image], area, [aria-label], [aria-labelledby]').filter(one => !one.closest('[lang]:not(html)')).slice(0, 200).map(audit.name);
const text = [document.title, ...own.map(one => one.data), ...names].join(' ');
if (!audit.tidy(text) && !said) return null;
if (said === null || !said.trim()) return [{element: root, certain: own.length + names.filter(Boolean).length > 0, evidence: said === null ? 'The html element has no lang.' : 'The lang of the html element is empty.'}];
const code = audit.primary(said.trim());
const known = /^[a-z]{2,3}$/.test(code) && (() => { try { return new Intl.Locale(code).language === code && new Intl.DisplayNames(['en'], {type: 'language', fallback: 'none'}).of(code) !== undefined; } catch { return false; } })();
if (!known) return [{element: root, certain: code.length !== 3, evidence: `“${said}” is no language.`}];
const found = [];
const other = root.getAttributeNS('http://www.w3.org/XML/1998/namespace', 'lang') || root.getAttribute('xml:lang');
if (other && audit.primary(other) !== code) found.push({element: root, evidence: `lang says ${said}, xml:lang says ${other}.`});
const scripts = audit.scriptsOf(code), counts = audit.letters(text), sum = Object.values(counts).reduce((a, b) => a + b, 0);
const fitting = scripts.reduce((all, script) => all + (counts[script] || 0), 0);
if (scripts.length && sum >= 20 && fitting / sum < 0.2) {
  const [script] = Object.entries(counts).sort((a, b) => b[1] - a[1])[0];
  found.push({element: root, certain: sum >= 60 || fitting === 0, evidence: `The page says ${said}; ${Math.round(100 * counts[script] / sum)} % of its letters are ${script}.`});
} else if (scripts.length) {
  const {language, theirs, mine, words} = audit.speaks(text, code), share = theirs / words;
  const evidence = `The page says ${said}; of ${words} words, ${theirs} are common in ${language}${audit.knows(code) ? `, ${mine} in ${code}` : ''}.`;
  if (audit.knows(code) && words >= 40 && share > 0.25 && mine <= theirs / 8) found.push({element: root, evidence});
  else if (theirs >= 3 && share > 0.15 && theirs > 2 * mine || theirs >= 1 && mine === 0 && words <= 12 && share > 0.15) found.push({element: root, certain: false, evidence});
}
return found;
