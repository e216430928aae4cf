const LEAST = {'letter-spacing': 0.12, 'word-spacing': 0.16, 'line-height': 1.5};
const INHERITS = new Set(['inherit', 'unset']);
const used = (style, property, size) => {
  const value = style.getPropertyValue(property);
  if (value === 'normal') return property === 'line-height' ? 1.2 : 0;
  return (value.endsWith('%') ? (parseFloat(value) / 100) * size : parseFloat(value)) / size;
};
// One line that cannot wrap has no next line to keep its distance from.
const hasLines = element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const tops = [...range.getClientRects()].map(box => Math.round(box.top));
  return Math.max(...tops) - Math.min(...tops) > parseFloat(getComputedStyle(element).fontSize) / 2;
};
const found = [];
let applies = false;
for (const element of audit.everywhere('[style*="important" i]')) {
  const important = Object.keys(LEAST).filter(property => element.style?.getPropertyPriority(property) === 'important');
  const fixed = important.filter(property => !INHERITS.has(element.style.getPropertyValue(property)));
  if (!fixed.length || !audit.isPainted(element)) continue;
  // What is inherited from here is held fast as well, but the text is that of others.
  const speaks = [...element.childNodes].some(node => node.nodeType === 3 && audit.tidy(node.data));
  if (!speaks) continue;
  const style = getComputedStyle(element), size = parseFloat(style.fontSize);
  for (const property of fixed) {
    if (property === 'line-height' && !hasLines(element)) continue;
    applies = true;
    const is = used(style, property, size);
    if (is < LEAST[property] - 0.001)
      found.push({element, evidence: `${property} is ${Math.round(is * 100) / 100} times the size of the letters, and !important; ` +
        `at least ${LEAST[property]} must be possible.`});
  }
}
return applies ? found : null;
