const found = [], seen = new Set();
for (const text of audit.texts().slice(0, 5000)) {
  const element = text.parentElement, size = parseFloat(getComputedStyle(element).fontSize);
  if (size >= 9 || seen.has(element) || !/\p{L}{2}/u.test(text.data) || element.closest('sup, sub, svg, [aria-hidden="true"]') || !audit.isPainted(element)) continue;
  seen.add(element);
  found.push({element, certain: false, evidence: `Letters are ${Math.round(size * 10) / 10} pixels high.`});
  if (found.length > 4) break;
}
return found;
