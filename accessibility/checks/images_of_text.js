const images = audit.everywhere('img, input[type=image], object[type^="image/"]').filter(one => audit.isVisible(one)).slice(0, 300);
const drawings = audit.everywhere('svg').filter(one => one.querySelector('text') && !one.closest('[aria-hidden=true]')).slice(0, 50);
if (!images.length && !drawings.length) return null;
const found = [];
for (const element of images) {
  const {width, height} = element.getBoundingClientRect(), name = audit.name(element), words = audit.wordsOf(name).length, signs = name.length;
  const file = (element.src || element.data || '').startsWith('data:') ? '' : (element.src || element.data || '').split(/[?#]/)[0].split('/').pop();
  if (/logo|brand|arms|crest|seal|icon|flag|avatar|map|chart/i.test(file + ' ' + name) || /\.svg$/i.test(file) && words < 4) continue;
  const isFlat = width / height >= 2.5 && height <= 160 && height >= 14 && width >= 60, isNamed = /(?:^|[-_.])(?:text|banner|heading|headline|title|btn|button|slogan|quote|notice)(?:[-_.\d]|$)/i.test(file);
  const isSentence = words >= 3 || /\p{Script=Han}{6,}/u.test(name);
  if (isNamed && signs > 1 || isFlat && isSentence) found.push({element, certain: false, evidence: `${Math.round(width)} × ${Math.round(height)} pixels, “${name.slice(0, 80)}”${file ? `, ${file.slice(0, 40)}` : ''}.`});
}
for (const element of drawings) {
  const words = audit.wordsOf([...element.querySelectorAll('text')].map(one => one.textContent).join(' '));
  if (words.length >= 8 && !element.querySelector('path, line, polyline, rect + rect + rect')) found.push({element, certain: false, evidence: `${words.length} words are drawn.`});
}
return found.slice(0, 6);
