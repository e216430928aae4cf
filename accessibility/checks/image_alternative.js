const images = audit.everywhere('img, input[type=image], area[href], svg[role=img], [role=img], object[type^="image/"], canvas').slice(0, 500);
if (!images.length) return null;
const FILE = /^[\w%()@ .-]{1,80}\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?|ico|heic)$/i, CAMERA = /^(?:img|dsc[fn]?|image|photo|pic|screenshot|scan|untitled|bild|foto)[\s_-]*\d[\d\s_.-]*$/i;
const found = [], say = (element, evidence, certain = false, criteria = ['1.1.1']) => found.push({element, evidence, certain, criteria});
const stemOf = source => decodeURIComponent((source || '').split(/[?#]/)[0].split('/').pop().replace(/\.\w{2,5}$/, '').replace(/%(?![\da-f]{2})/gi, ''));
for (const element of images) {
  if (found.length > 20) break;
  if (!audit.isExposed(element) && !audit.isVisible(element)) continue;
  const alt = audit.tidy(element.getAttribute('alt') ?? ''), title = audit.tidy(element.getAttribute('title') || ''), hasAlt = element.hasAttribute('alt');
  const name = audit.tidy(element.getAttribute('aria-label') || '') || (hasAlt ? alt : audit.name(element)), plain = audit.plain(name);
  const role = element.getAttribute('role') || '', isDecoration = /^(?:none|presentation)$/.test(role) || element.getAttribute('aria-hidden') === 'true';
  if (isDecoration && alt && audit.isVisible(element)) { say(element, `It is marked as decoration, and has the text “${alt.slice(0, 80)}”.`); continue; }
  if (isDecoration) continue;
  if (hasAlt && element.getAttribute('alt') === '' && title) { say(element, `The alt is empty, the title is “${title.slice(0, 80)}”.`); continue; }
  if (!plain) continue;
  if (FILE.test(name) || CAMERA.test(name)) { say(element, `The text is “${name}”, a file name.`, true); continue; }
  if (audit.says('blank', plain) || /^(?:spacer|alt|alt text|image \d+|picture \d+|bullet|logo \d+|\*+|[-–—_.]+)$/i.test(plain)) { say(element, `The text is “${name}”.`, !/^(?:icon|graphic|figure|text|none|logo|no)$/i.test(plain)); continue; }
  if (audit.says('buttons', plain) && element.matches('input')) { say(element, `The text of the button is “${name}”.`); continue; }
  if (audit.PICTURES.some(start => plain.startsWith(start + (/\p{Script=Han}/u.test(start) ? '' : ' ')))) say(element, `The text says that it is a picture: “${name.slice(0, 80)}”.`, false, []);
  else if (/^(?:https?:|www\.)/i.test(name)) say(element, `The text is an address: “${name.slice(0, 80)}”.`);
  else if (title && alt && audit.plain(title) !== plain && audit.overlap(alt, title) < 0.5) say(element, `The alt is “${alt.slice(0, 60)}”, the title “${title.slice(0, 60)}”.`);
  else if (name.length > 250) say(element, `The text has ${name.length} signs; a long text belongs into the page.`, false, []);
  else if (element.localName === 'canvas') say(element, `What is drawn cannot be read here. Is it “${name.slice(0, 80)}”?`);
  const near = element.closest('a, button, figure, li, p');
  if (near && plain.length > 3 && element.localName === 'img' && !near.matches('p')) {
    const words = audit.plain([...near.querySelectorAll('*')].concat(near).flatMap(one => [...one.childNodes]).filter(node => node.nodeType === 3).map(node => node.data).join(' '));
    if (words === plain || near.localName === 'figure' && audit.plain(near.querySelector('figcaption')?.textContent) === plain) say(element, `“${name.slice(0, 60)}” is read twice: in the picture and beside it.`, false, []);
  }
  if (element.localName === 'img' && /logo/i.test(stemOf(element.src)) && /logo/i.test(name)) {
    const of = stemOf(element.src).toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 2 && !/^(?:logo|logotype|small|large|big|dark|light|white|black|colou?r|rgb|site|the|new|header|footer|main|mono|full|\d+x?|x\d+)$/.test(word)), said = name.toLowerCase();
    const short = audit.wordsOf(name).map(word => word[0]).join('');
    if (of.length && !of.some(word => said.includes(word) || said.includes(word.slice(0, 4)) || short.includes(word)) && /\p{Script=Latin}/u.test(name)) say(element, `The file is called ${stemOf(element.src)}, the text “${name.slice(0, 60)}”.`);
  }
}
return found;
