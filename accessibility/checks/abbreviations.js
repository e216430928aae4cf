const KNOWN = new Set('PDF HTML URL ID PIN TV OK FAQ SMS GPS USA UK EU UN UAE AM PM DVD CD USB QR CSV ZIP JPG JPEG PNG GIF SVG DOC DOCX XLS XLSX XML JSON MB KB GB TB KM CM MM KG HD AI IT HR PC Q&A VIP DIY AD BC NO YES OR AND NEW II III IV VI VII VIII IX XI XII XIII XIV XV XVI XX XXI MON TUE WED THU FRI SAT SUN CEO DNA WC NGO IBAN BIC SIM WLAN LED ATM CV MR MRS DR ST IP TAN OTP RSS ICS VCF HTTPS HTTP WWW GMT UTC CET'.split(' '));
const found = [], seen = new Set(), page = document.body ? document.body.innerText : '';
const isLoud = text => !/\p{Ll}/u.test(text);
let asked = 0;
for (const text of audit.texts().slice(0, 4000)) {
  if (found.length > 2) break;
  const words = text.data;
  if (!/\b[A-Z]{2,6}s?\b/.test(words)) continue;
  const parent = text.parentElement;
  if (isLoud(words) && words.trim().includes(' ') || parent.closest('code, pre, kbd, samp, bdi, address, svg, input, [aria-hidden=true], [lang=zxx], h1')) continue;
  for (const [, word] of words.matchAll(/(?<![\p{L}\d/_.-])([A-Z]{2,6})(?=s?(?![\p{L}\d/_-]| ?\d))/gu)) {
    asked++;
    if (KNOWN.has(word) || seen.has(word)) continue;
    seen.add(word);
    if (getComputedStyle(parent).textTransform === 'uppercase') continue;
    const isExplained = audit.all('abbr[title], dfn').some(one => audit.tidy(one.textContent).includes(word)) || new RegExp(`\\p{L}[\\p{L} ,’'-]{3,}[(（]${word}s?[)）]|\\b${word}s?\\b[»”"]?\\s*[(（][^)）]{4,}|\\b${word}s? (?:means|stands for|is short for|significa|означает)|\\b${word}\\s*[:–—-]\\s+\\p{Lu}`, 'u').test(page);
    if (!isExplained && audit.isVisible(parent)) found.push({element: parent, certain: false, evidence: `“${word}” is not explained.`});
    if (found.length > 2) break;
  }
}
return asked ? found : null;
