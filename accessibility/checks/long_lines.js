const found = [], range = document.createRange();
for (const element of audit.all('p, li, dd, blockquote').slice(0, 1500)) {
  const words = audit.tidy(element.textContent), isWide = /^(zh|ja|ko)/.test(audit.language(element)), most = isWide ? 40 : 80;
  if (words.length < most * 2.5 || !audit.isPainted(element) || element.closest('table, pre')) continue;
  range.selectNodeContents(element);
  const tops = new Set([...range.getClientRects()].filter(box => box.width > 4).map(box => Math.round(box.top / 4)));
  const letters = Math.round(words.length / (tops.size || 1));
  // The last line is seldom full: only what is long on average counts.
  if (tops.size < 2 || letters <= most * 1.25) continue;
  found.push({element, certain: false, evidence: `About ${letters} letters a line; ${most} are easy to read.`});
  if (found.length > 2) break;
}
return found;
