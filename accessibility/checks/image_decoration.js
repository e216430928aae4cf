const TELLS = /logo|chart|graph|diagram|map|plan|infographic|screenshot|banner|poster|flyer|timetable|hours|table|signature|qr/i;
const found = [], size = element => { const box = element.getBoundingClientRect(); return [Math.round(box.width), Math.round(box.height)]; };
const say = (element, evidence) => found.push({element, certain: false, evidence});
const fileOf = source => (source || '').startsWith('data:') ? '' : (source || '').split(/[?#]/)[0].split('/').pop();
let asked = 0;
for (const element of audit.everywhere('img').slice(0, 500)) {
  const role = element.getAttribute('role') || '';
  const isMarked = element.getAttribute('alt') === '' || /^(?:none|presentation)$/.test(role) || element.closest('[aria-hidden=true]');
  if (!isMarked || element.getAttribute('aria-label') || !audit.isVisible(element) || found.length > 8) continue;
  asked++;
  const [width, height] = size(element), figure = element.closest('figure'), file = fileOf(element.currentSrc || element.src);
  if (!element.naturalWidth && !file || element.complete && !element.naturalWidth) continue;
  if (element.closest('a, button') && audit.name(element.closest('a, button'))) continue;
  const isAlone = !audit.tidy(document.body.innerText);
  if (figure && figure.querySelector('figcaption')) say(element, `It has a caption, “${audit.tidy(figure.querySelector('figcaption').textContent).slice(0, 60)}”, and no text of its own.`);
  else if (TELLS.test(file)) say(element, `The file is called ${file}.`);
  else if (isAlone) say(element, 'There is nothing else on the page.');
  else if (width >= 300 && height >= 150 && width < innerWidth * 0.9) say(element, `It is ${width} × ${height} pixels large.`);
}
for (const element of audit.everywhere('canvas').slice(0, 50)) {
  if (!audit.isVisible(element) || audit.name(element) || audit.tidy(element.textContent) || element.closest('[aria-hidden=true], a[aria-label]')) continue;
  asked++;
  const [width, height] = size(element);
  let isEmpty = !width || !height;
  try { const data = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data; isEmpty = isEmpty || data && !data.some(Boolean); } catch { /* drawn from elsewhere */ }
  if (!isEmpty) say(element, 'Something is drawn here, and it has no text.');
}
for (const element of audit.everywhere('svg').slice(0, 300)) {
  const [width, height] = size(element), role = element.getAttribute('role');
  if (width < 64 || height < 48 || role || element.closest('[aria-hidden=true], a, button, label, svg svg') || element.parentElement?.closest('svg') || !audit.isVisible(element)) continue;
  asked++;
  if (!element.querySelector(':scope > title') && !element.getAttribute('aria-label') && !element.getAttribute('aria-labelledby') && element.querySelector('path, text, image, rect, circle, polygon')) say(element, `A drawing of ${width} × ${height} pixels has no name and is not marked as decoration.`);
}
return asked ? found : null;
