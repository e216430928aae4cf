const found = [];
let applies = false;
for (const element of audit.everywhere('a[href]').slice(0, 1500)) {
  const words = audit.tidy(element.textContent);
  if (!/\p{L}{2}/u.test(words) || found.length > 9) continue;
  const style = getComputedStyle(element);
  if (!/^inline$/.test(style.display)) continue;
  const block = element.parentElement?.closest('p, li, dd, td, blockquote, figcaption, label, legend, div, section, span:not(:only-child)');
  if (!block || element.closest('nav, [role=navigation], header, footer')) continue;
  const around = [...block.childNodes].filter(node => node.nodeType === 3 && audit.tidy(node.data).length > 8);
  if (!around.length || !audit.isPainted(element)) continue;
  applies = true;
  const text = getComputedStyle(around[0].parentElement);
  const inner = [element, ...element.querySelectorAll('*')].map(one => getComputedStyle(one));
  const lines = one => one.textDecorationLine.includes('underline') || parseFloat(one.borderBottomWidth) > 0 && one.borderBottomStyle !== 'none' || one.boxShadow !== 'none' || one.outlineStyle !== 'none' || one.backgroundImage !== 'none';
  const marks = ['::before', '::after'].some(side => { const mark = getComputedStyle(element, side); return !/^(none|normal|"")$/.test(mark.content) || !/^(none|normal)$/.test(mark.content) && (mark.backgroundColor !== 'rgba(0, 0, 0, 0)' || parseFloat(mark.borderBottomWidth) > 0); });
  const differs = inner.some(one => lines(one) || Math.abs(one.fontWeight - text.fontWeight) >= 200 || one.fontStyle !== text.fontStyle || one.fontFamily !== text.fontFamily && !element.querySelector('code') ||
    Math.abs(parseFloat(one.fontSize) - parseFloat(text.fontSize)) > 0.15 * parseFloat(text.fontSize) || one.textTransform !== text.textTransform || one.fontVariant !== text.fontVariant) || element.querySelector('img, svg');
  const filled = audit.contrast(audit.paint(element, 'rgba(0,0,0,0)').back, audit.paint(around[0].parentElement, 'rgba(0,0,0,0)').back) > 1.3;
  let lined = false;
  for (let at = element.parentElement; at && at !== block.parentElement; at = at.parentElement) lined ||= lines(getComputedStyle(at)) && at !== block && at.textContent.length < words.length + 4;
  if (differs || marks || filled || lined || /[\[\]→↗»>]/.test(words)) continue;
  const one = audit.paint(element, style.color), other = audit.paint(around[0].parentElement, text.color);
  if (!one.isPlain || !one.isKnown) continue;
  const is = audit.contrast(one.front, other.front);
  if (is < 3 - 0.01) found.push({element, certain: is >= 1.05, evidence: `${audit.hex(one.front)} in text of ${audit.hex(other.front)}: contrast ${Math.floor(is * 100) / 100}, and nothing else tells it is a link; 3 is needed.`});
}
return applies ? found : null;
