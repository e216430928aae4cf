// Wider spaces make boxes scroll that do not for most; that is another question.
if (document.adoptedStyleSheets.some(sheet => [...sheet.cssRules].some(rule => rule.cssText.includes('0.16em')))) return null;
const found = [];
let applies = false;
const SCROLLS = new Set(['auto', 'scroll', 'overlay']);
const isReal = element => !(element === document.documentElement || element === document.body);
const asks = /^(select|textarea|input|iframe|object|embed|video|svg)$/i;
for (const element of audit.everywhere('*')) {
  const across = element.scrollWidth - element.clientWidth, down = element.scrollHeight - element.clientHeight;
  if ((across < 2 && down < 2) || asks.test(element.localName) || !isReal(element) || !element.clientHeight || !element.clientWidth) continue;
  const style = getComputedStyle(element);
  const goes = (axis, distance, before, after) => SCROLLS.has(axis) && distance > Math.max(parseFloat(before), parseFloat(after)) && distance > 1;
  if (!goes(style.overflowX, across, style.paddingLeft, style.paddingRight) && !goes(style.overflowY, down, style.paddingTop, style.paddingBottom)) continue;
  if (!audit.isPainted(element) || element.closest('[inert]') || element.matches('[role=listbox], [role=listbox] *, [role=menu], [role=tree], [role=grid]')) continue;
  if (document.querySelector('dialog:modal') && !element.closest('dialog:modal')) continue;
  if (!audit.tidy(element.textContent) && !element.querySelector('img, svg, video, canvas')) continue;
  applies = true;
  const inside = audit.everywhere('a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable], audio[controls], video[controls]', element);
  if (element.tabIndex >= 0 && element.hasAttribute('tabindex')) continue;
  if (inside.some(one => one.tabIndex >= 0 && audit.isInTabOrder(one))) continue;
  found.push({element, evidence: `${Math.max(across, 0)} pixels across and ${Math.max(down, 0)} down must be scrolled, and Tab stops nowhere in it.`});
}
return applies ? found : null;
