const found = [], hidden = one => one.closest('[aria-hidden=true], [role=img], script, style, code, kbd, samp');
const SMILEY = /(?:^|\s)(?:[:;=]['-]?[)(DPpO/\\|\]]|[)(]['-]?[:;=]|<3|\^_\^|-_-|¯\\_\(ツ\)_\/¯)(?=\s|$|[.,!?])/;
const TICK = /^[\s\p{Extended_Pictographic}✓✔✗✘✕✖☑☒☐●○★☆▲▼◆■□\u{FE0F}\u{200D}]+$/u, LEET = /\b(?:l33t|h4x\w*|w00t|1337)\b/i;
for (const element of audit.all('pre, [class*=ascii]').slice(0, 50)) {
  const lines = element.textContent.split('\n').filter(line => line.trim()), signs = element.textContent.replace(/\s/g, '');
  if (lines.length < 3 || hidden(element) || element.querySelector('code, samp') || !audit.isVisible(element) || element.getAttribute('aria-label')) continue;
  if ((signs.match(/[\p{L}\p{N}]/gu) || []).length / signs.length < 0.4 && !/[;{}=]\s*$/m.test(element.textContent)) found.push({element, certain: false, evidence: `${lines.length} lines of signs: “${audit.tidy(element.textContent).slice(0, 60)}”.`});
}
let asked = audit.all('pre').length;
for (const text of audit.texts().slice(0, 5000)) {
  const words = text.data;
  if (found.length > 5 || words.length > 2000 || !/[^\p{L}\p{N}\s.,]/u.test(words)) continue;
  asked++;
  const parent = text.parentElement, smiley = words.match(SMILEY) || words.match(LEET);
  if (smiley && !hidden(parent)) { if (audit.isExposed(parent)) found.push({element: parent, certain: false, evidence: `“${audit.tidy(smiley[0])}” is read as signs.`}); continue; }
  if (!TICK.test(words) || hidden(parent)) continue;
  const holder = parent.closest('td, th, li, a, button, dd, p, [role=cell]');
  if (holder && audit.tidy(holder.textContent) === audit.tidy(words) && !holder.getAttribute('aria-label') && !holder.title && !holder.querySelector('img, svg, [aria-label]') && audit.isExposed(parent) && !(parent.title || parent.getAttribute('aria-label')))
    found.push({element: holder, certain: false, evidence: `“${audit.tidy(words)}” is all there is.`});
}
return asked ? found.slice(0, 6) : null;
