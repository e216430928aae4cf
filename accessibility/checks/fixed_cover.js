if (innerHeight > 400) return null;
const rows = new Array(Math.ceil(innerHeight)).fill(0), found = [];
for (const element of audit.all('body *')) {
  const style = getComputedStyle(element);
  if (style.position !== 'fixed' && !(style.position === 'sticky' && (style.top !== 'auto' && element.getBoundingClientRect().top <= parseFloat(style.top) + 1 || style.bottom !== 'auto'))) continue;
  const box = element.getBoundingClientRect();
  if (box.width < innerWidth / 3 || box.bottom <= 0 || box.top >= innerHeight || !audit.isPainted(element) || style.pointerEvents === 'none' || element.closest('dialog, [role=dialog], [aria-modal=true]')) continue;
  for (let y = Math.max(0, Math.floor(box.top)); y < Math.min(rows.length, box.bottom); y++) rows[y] = Math.max(rows[y], Math.min(box.right, innerWidth) - Math.max(box.left, 0));
  found.push(element);
}
if (!found.length) return null;
const share = rows.reduce((sum, row) => sum + row, 0) / (innerWidth * innerHeight);
return share > 0.5 ? [{element: found[0], certain: false, evidence: `What stays in place covers ${Math.round(share * 100)} % of a screen of ${innerWidth} by ${innerHeight} pixels.`}] : [];
