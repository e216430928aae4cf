const frames = audit.all('iframe, frame').slice(0, 8).flatMap(frame => { try { return [...frame.contentDocument.querySelectorAll('a[href]')]; } catch { return []; } });
const places = new Map();
const onclick = element => (element.getAttribute('onclick') || '').match(/['"]([^'"]+)['"]/)?.[1];
for (const element of [...audit.everywhere('a[href], area[href], [role=link]'), ...frames].slice(0, 1500)) {
  const href = element.getAttribute('href') ? element.href?.baseVal ?? element.href : onclick(element);
  if (!href || /^javascript:/i.test(href)) continue;
  if (element.ownerDocument === document && !audit.isExposed(element)) continue;
  const name = audit.plain(element.ownerDocument === document ? audit.name(element) : element.textContent);
  if (!name) continue;
  const address = String(href).replace(/#.*$/, '#').replace(/#$/, element.getAttribute('href')?.startsWith('#') ? element.getAttribute('href') : '').replace(/\/(?:index\.\w+)?$/, '').replace(/^https?:/, '');
  if (!places.has(name)) places.set(name, []);
  places.get(name).push({element, address});
}
if (!places.size) return null;
const found = [];
const context = element => element.closest('p, li, td, th, dd, dt') || null;
for (const [name, all] of places) {
  if (found.length > 4) break;
  const [first] = all, page = one => one.address.split('#')[0], other = all.find(one => one.address !== first.address && !(page(one) === page(first) && one.address.includes('#')));
  if (!other) continue;
  const near = all.find(one => one !== first && one.address !== first.address && context(one.element) && context(one.element) === context(first.element));
  const describes = all.every(one => one.element.getAttribute('aria-describedby') || context(one.element) && context(one.element).localName !== 'p' && audit.meaningful(context(one.element).textContent).length > audit.meaningful(name).length + 1);
  if (!near && (describes || all.every(one => one.element.closest('tr, article, [role=row]')))) continue;
  const inHere = one => one.element.ownerDocument === document ? one.element : null;
  found.push({element: inHere(near || other), certain: false, criteria: near ? ['2.4.4', '2.4.9'] : ['2.4.9'], evidence: `“${name.slice(0, 60)}” leads to ${first.address.slice(0, 80)} and to ${(near || other).address.slice(0, 80)}.`});
}
return found;
