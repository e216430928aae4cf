const frames = audit.all('iframe, frame').filter(frame => audit.isExposed(frame)).slice(0, 50);
if (!frames.length) return null;
const found = [], seen = new Map();
for (const element of frames) {
  const name = audit.tidy(element.getAttribute('aria-label') || audit.name(element) || element.title), plain = audit.plain(name);
  if (!plain) continue;
  if (audit.says('frames', plain) || /\.(?:html?|php|aspx?)$|^https?:|^(?:i?frame|untitled)[\s_-]*\d*$/i.test(plain)) found.push({element, certain: false, evidence: `The frame is called “${name}”.`});
  const source = element.getAttribute('srcdoc') ?? element.src, before = seen.get(plain);
  if (before !== undefined && before !== source) found.push({element, certain: false, evidence: `Two frames are called “${name}” and show different things.`});
  seen.set(plain, before ?? source);
}
return found;
