const found = [];
let asked = 0;
const isHeader = cell => ['columnheader', 'rowheader'].includes(audit.role(cell));
for (const table of audit.everywhere('table').slice(0, 100).filter(one => ['table', 'grid', 'treegrid'].includes(audit.role(one)) && audit.isExposed(one)).slice(0, 60)) {
  const slots = [], places = new Map();
  [...table.rows].slice(0, 500).forEach((row, y) => {
    slots[y] = slots[y] || [];
    let x = 0;
    for (const cell of row.cells) {
      while (slots[y][x]) x++;
      const width = Math.min(cell.colSpan, 100), height = Math.min(cell.rowSpan || table.rows.length - y, table.rows.length - y);
      places.set(cell, {x, y, width, height});
      for (let down = 0; down < height; down++) for (let right = 0; right < width; right++) (slots[y + down] = slots[y + down] || [])[x + right] = cell;
      x += width;
    }
  });
  const cells = [...places.keys()], named = new Set(cells.flatMap(cell => (cell.getAttribute('headers') || '').split(/\s+/)));
  if (!cells.some(cell => cell.localName === 'td' || !isHeader(cell))) continue;
  for (const header of cells) {
    if (header.localName !== 'th' && !header.getAttribute('role') || !isHeader(header) || !audit.isVisible(header) || !audit.isExposed(header)) continue;
    asked++;
    const {x, y, width, height} = places.get(header), scope = (header.getAttribute('scope') || '').toLowerCase();
    if (header.id && named.has(header.id) || !audit.tidy(header.textContent)) continue;
    const free = cell => cell && cell !== header && !(cell.getAttribute('headers') || '').trim();
    const others = cells.filter(cell => { if (!free(cell)) return false; const at = places.get(cell); return scope !== 'row' && at.y >= y + height && at.x < x + width && at.x + at.width > x || scope !== 'col' && scope !== 'colgroup' && at.y < y + height && at.y + at.height > y && at.x >= x + width; });
    const isInline = cells.some(cell => cell !== header && cell.localName === 'td' && free(cell) && (() => { const at = places.get(cell); return at.y < y + height && at.y + at.height > y; })());
    const heads = others.some(cell => cell.localName === 'td' || !isHeader(cell)) || others.some(cell => { const at = places.get(cell); return at.y >= y + height; }) || scope !== 'col' && isInline;
    if (!heads) found.push({element: header, certain: cells.length > 2, evidence: `No cell belongs to “${audit.tidy(header.textContent).slice(0, 60)}”.`});
  }
}
for (const table of audit.everywhere('[role=table]:not(table), [role=grid]:not(table), [role=treegrid]:not(table)').filter(one => audit.isExposed(one)).slice(0, 30)) {
  const rows = audit.all('[role=row]', table).map(row => audit.all('[role=cell], [role=gridcell], [role=columnheader], [role=rowheader]', row)).filter(row => row.length);
  rows.forEach((row, y) => row.forEach((header, x) => {
    if (header.getAttribute('role') !== 'columnheader' || !audit.isVisible(header) || header.hasAttribute('aria-colspan') || audit.all('[aria-colspan], [aria-colindex]', table).length) return;
    asked++;
    if (rows.length > 1 && !rows.slice(y + 1).some(below => below[x])) found.push({element: header, evidence: `No cell stands below “${audit.tidy(header.textContent).slice(0, 60)}”.`});
  }));
}
return asked ? found : null;
