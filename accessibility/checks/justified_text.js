const found = [];
for (const element of audit.all('p, li, dd, td, blockquote, div, section').slice(0, 5000)) {
  if (getComputedStyle(element).textAlign !== 'justify' || /^(zh|ja)/.test(audit.language(element))) continue;
  const own = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join('');
  if (own.trim().length < 80 || !audit.isPainted(element)) continue;
  found.push({element, certain: false, evidence: 'text-align is justify.'});
  if (found.length > 2) break;
}
return found;
