const fixed = audit.all('body *').filter(one => getComputedStyle(one).position === 'fixed' && audit.isPainted(one) && !one.closest('dialog, [role=dialog], [aria-modal=true]'));
if (!fixed.length) return null;
const holders = fixed.filter(one => audit.rgba(getComputedStyle(one).backgroundColor)[3] > 0.95 && one.getBoundingClientRect().height > 12);
const found = [], range = document.createRange(), was = [scrollX, scrollY], seen = new Set();
for (const top of [0, document.documentElement.scrollHeight]) {
  scrollTo({top, behavior: 'instant'});
  for (const text of audit.texts().slice(0, 3000)) {
    const element = text.parentElement;
    if (found.length > 3 || holders.some(one => one.contains(element)) || seen.has(element)) continue;
    range.selectNodeContents(text);
    const line = range.getClientRects()[0];
    if (!line || line.width < 8 || line.bottom < 0 || line.top > innerHeight) continue;
    const holder = holders.find(one => { const box = one.getBoundingClientRect(); return top === 0 ? line.bottom <= box.bottom + 1 && box.top <= 1 && line.top >= box.top : line.top >= box.top - 1 && box.bottom >= innerHeight - 1; });
    if (!holder || !/[\p{L}\p{N}]{2}/u.test(text.data) || !audit.isPainted(element)) continue;
    const points = [[line.left + 2, line.top + line.height / 2], [(line.left + line.right) / 2, line.top + line.height / 2], [line.right - 2, line.top + line.height / 2]].filter(([x, y]) => x > 0 && x < innerWidth && y > 0 && y < innerHeight);
    if (!points.length || !points.every(point => holder.contains(document.elementFromPoint(...point)))) continue;
    seen.add(element);
    const certain = !holder.querySelector('button, [role=button], a[href="#"]') && document.documentElement.scrollHeight > 0;
    found.push({element, certain, evidence: `“${audit.tidy(text.data).slice(0, 60)}” lies under ${holder.localName}, which stays in place, and cannot be scrolled out from under it.`});
  }
}
scrollTo({left: was[0], top: was[1], behavior: 'instant'});
return found;
