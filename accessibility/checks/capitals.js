const found = [], seen = new Set();
for (const text of audit.texts().slice(0, 5000)) {
  const element = text.parentElement, words = audit.tidy(text.data);
  if (words.length < 30 || seen.has(element) || words.split(' ').length < 5) continue;
  const byStyle = getComputedStyle(element).textTransform === 'uppercase' && words !== words.toUpperCase();
  const byHand = words === words.toUpperCase() && words !== words.toLowerCase() && (words.match(/\p{Lu}/gu) ?? []).length > 20;
  if ((!byStyle && !byHand) || element.closest('pre, code, abbr') || !audit.isPainted(element)) continue;
  seen.add(element);
  found.push({element, certain: false, evidence: `${byStyle ? 'text-transform is uppercase' : 'All letters are capitals'}: “${words.slice(0, 60)}”.`});
  if (found.length > 4) break;
}
return found;
