// Brings texts of window.auditTexts onto the screen: those from arguments[0] on that fit on one; hides all letters.
const from = arguments[0], first = window.auditTexts[from];
window.auditScroll ??= [scrollX, scrollY];
first.element.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
if (!window.auditSheet) {
  window.auditSheet = new CSSStyleSheet();
  window.auditSheet.replaceSync(`*, ::before, ::after, ::placeholder {-webkit-text-fill-color: transparent !important; caret-color: transparent !important;
    text-decoration-color: transparent !important; transition: none !important; animation-play-state: paused !important}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, window.auditSheet];
}
window.auditScreen = [];
let next = from;
for (; next < window.auditTexts.length; next++) {
  const text = window.auditTexts[next];
  const boxes = text.boxes().filter(box => box.width > 2 && box.height > 2);
  const inside = boxes.filter(box => box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth);
  if (next > from && boxes.length && !inside.length) break;
  const box = inside[0];
  if (!box) continue;
  const at = text.element.getRootNode().elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  if (at && (at === text.element || at.contains(text.element) || text.element.contains(at)))
    window.auditScreen.push({text, boxes: inside.slice(0, 8).map(({left, top, right, bottom}) => ({left, top, right, bottom}))});
}
return next;
