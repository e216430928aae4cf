const title = audit.tidy(document.title), element = document.querySelector('title');
if (!title) return null;
const plain = audit.plain(title);
if (/^\S+\.(?:html?|php|aspx?|jsp|docx?|pdf)$/i.test(plain) || /^(?:untitled|new|no)[ -]?(?:document|page|title)?(?: ?\d+)?$|^untitled\b|^(?:document|page|blank)(?: ?\d+)?$|^(?:sin título|без названия|无标题|無標題|بدون عنوان)/iu.test(plain) || /^https?:\/\//i.test(plain)
  || /^lorem ipsum/i.test(plain)) return [{element, evidence: `The title is “${title}”.`}];
if (audit.says('titles', plain)) return [{element, certain: false, evidence: `The title is “${title}”, and no more.`}];
const heading = audit.all('h1, [role=heading][aria-level="1"]').find(one => audit.isExposed(one)), words = heading ? audit.name(heading) || heading.textContent : '';
const text = (document.body?.innerText || '').slice(0, 20000), names = audit.all('img[alt]').slice(0, 50).map(one => one.alt).join(' ');
if (!audit.meaningful(plain).length || !audit.tidy(text + names)) return [];
const parts = title.split(/\s+[-–—|·:•]\s+|:\s|\s\|\s|[—|｜]/).filter(Boolean);
if (words && audit.tidy(words)) {
  const said = audit.overlap(words, title), back = Math.max(...parts.map(part => audit.overlap(part, words)));
  return said >= 0.5 || (back >= 0.99 && said >= 0.34 && parts.length > 1) || parts.length > 1 && back >= 0.75 ? [] : [{element, certain: false, evidence: `The title is “${title.slice(0, 100)}”, the first heading “${audit.tidy(words).slice(0, 100)}”.`}];
}
const best = Math.max(...parts.map(part => audit.overlap(part, text + ' ' + names)));
return best >= 0.5 ? [] : [{element, certain: false, evidence: `Few words of the title “${title.slice(0, 100)}” are found in the page.`}];
