const found = [];
const images = audit.everywhere('img, input[type=image], svg[role=img]').filter(one => audit.isPainted(one));
if (!images.length) return null;
for (const element of images.slice(0, 200)) {
  const box = element.getBoundingClientRect(), alt = audit.tidy(element.alt ?? audit.name(element)), words = alt.split(' ').length, ratio = box.width / box.height;
  const file = decodeURIComponent((element.currentSrc || element.src || '').split(/[?#]/)[0].split('/').pop() ?? '').slice(0, 100);
  if (/logo|coat of arms|escudo|герб|شعار|徽/i.test(`${alt} ${file}`) || box.width < 60 || box.height < 14 || element.localName === 'svg' && !element.querySelector('text')) continue;
  const named = !/^data:/.test(element.src ?? '') && /(?:^|[-_ .])(text|title|heading|headline|quote|slogan|banner|button|btn|notice|flyer|poster|screenshot|scan|table|letter|caption)s?(?:[-_ .\d]|$)/i.test(file);
  const shaped = ratio >= 3 && box.height <= 160 && (words >= 3 || /^(zh|ja)/.test(audit.language(element)) && alt.length >= 6);
  const drawn = element.localName === 'svg' && audit.tidy(element.textContent).length > 20;
  if (named || shaped || drawn || element.matches('input') && alt) found.push({element, certain: false, evidence: `A picture of ${Math.round(box.width)} by ${Math.round(box.height)} pixels (${file.slice(0, 40) || element.localName}) with the words “${alt.slice(0, 60)}”. Is it a picture of text?`});
  if (found.length > 4) break;
}
return found;
