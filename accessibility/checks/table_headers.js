const tables = audit.everywhere('table').slice(0, 100).filter(one => !/^(?:none|presentation)$/.test(one.getAttribute('role') || '') && audit.isVisible(one)).slice(0, 60);
if (!tables.length) return null;
const found = [];
for (const table of tables) {
  if (found.length > 8) break;
  const rows = [...table.rows].filter(row => row.cells.length), columns = Math.max(0, ...rows.map(row => row.cells.length)), cells = rows.flatMap(row => [...row.cells]);
  const headers = audit.all('th, [role=columnheader], [role=rowheader], td[scope]', table).filter(one => one.closest('table') === table);
  const words = cell => audit.tidy(cell.textContent), hasControls = cells.some(cell => cell.querySelector('input, select, textarea, table, h1, h2, h3, h4, form, nav, p + p, ul'));
  for (const element of headers) if (!audit.name(element) && !words(element) && !element.querySelector('input, button, img[alt]:not([alt=""])') && audit.isExposed(element)) {
    const isCorner = element === rows[0]?.cells[0] && rows.length > 1 && columns > 1 && rows.slice(1).some(row => row.cells[0]?.localName === 'th');
    if (!isCorner) found.push({element, certain: false, evidence: 'A header cell is empty.'});
  }
  if (headers.length || table.closest('[role=presentation]')) continue;
  const isNamed = !!(table.caption && words(table.caption) || table.getAttribute('aria-label') || table.summary || table.tHead);
  if (rows.length < 2 || columns < 2) { if (cells.some(cell => words(cell).length > 60) || hasControls) found.push({element: table, certain: false, evidence: `A table of ${rows.length} rows and ${columns} columns without headings: it may be there for layout.`}); continue; }
  const filled = cells.filter(words).length / cells.length, long = cells.filter(cell => words(cell).length > 120).length;
  if (hasControls || long) { found.push({element: table, certain: false, evidence: `No header cell; ${hasControls ? 'controls, headings or tables' : 'long texts'} in the cells: it may be there for layout.`}); continue; }
  const isBold = row => row.length > 1 && row.every(cell => words(cell) && (audit.texts(cell).every(text => +getComputedStyle(text.parentElement).fontWeight >= 600)));
  const firstRow = [...rows[0].cells], firstColumn = rows.map(row => row.cells[0]), rest = rows.slice(1).flatMap(row => [...row.cells].slice(1));
  const restIsPlain = rest.some(cell => audit.texts(cell).some(text => +getComputedStyle(text.parentElement).fontWeight < 600));
  const sure = filled > 0.6 && restIsPlain && (isBold(firstRow) || isBold(firstColumn)) || isNamed && filled > 0.6 && rows.length > 2;
  if (filled > 0.3) found.push({element: table, certain: sure, evidence: `${rows.length} rows, ${columns} columns, no header cell${isNamed ? ', and a name' : ''}.`});
}
return found;
