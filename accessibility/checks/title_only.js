const all = audit.all('body [title]').filter(one => audit.tidy(one.title) && !one.matches('iframe, frame, abbr, dfn, link, style, svg, svg *, optgroup, track, object, embed, img, area')).slice(0, 300);
if (!all.length) return null;
const found = [];
for (const element of all) {
  const words = audit.plain(element.title), text = audit.plain(element.textContent + ' ' + (element.value || '')), labels = [...element.labels || []].map(one => one.textContent).join(' ');
  if (found.length > 4 || text.includes(words) || audit.overlap(words, `${text} ${labels}`) >= 0.6 || /^[\d\s:T.+-]+$/.test(words) || element.matches('time') || !audit.isVisible(element)) continue;
  if (element.getAttribute('aria-label') && audit.overlap(words, element.getAttribute('aria-label')) > 0.6 && !text) continue;
  const isFocusable = audit.isInTabOrder(element);
  found.push({element, certain: false, criteria: isFocusable ? ['3.3.2'] : ['1.3.1', '2.1.1'], evidence: `Only the tooltip says “${element.title.slice(0, 100)}”${isFocusable ? '' : ', and no keyboard reaches it'}.`});
}
return found;
