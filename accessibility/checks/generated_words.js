const found = [], seen = new Set();
let asked = 0;
const visit = rules => {
  for (const rule of rules) {
    if (found.length > 5 || asked > 4000) return;
    if (rule.cssRules && rule.cssRules.length && !rule.selectorText) { if (!rule.media || matchMedia(rule.media.mediaText).matches) visit(rule.cssRules); continue; }
    asked++;
    const content = rule.style?.content;
    if (!content || !/::?(?:before|after)/.test(rule.selectorText || '') || !/["']/.test(content)) continue;
    const strings = content.split('/')[0].match(/"[^"]*"|'[^']*'/g) || [], said = strings.map(one => one.slice(1, -1)).join(' ');
    if (/attr\(|counter/.test(content) && !/\p{L}{2,}/u.test(said) || !/\p{L}{2,}|\d{2,}/u.test(said) || /icon|awesome|glyph|material/i.test(rule.style.fontFamily)) continue;
    for (const part of rule.selectorText.split(',')) {
      const side = /before/.test(part) ? '::before' : '::after';
      let elements = [];
      try { elements = audit.all(part.replace(/::?(?:before|after)/g, '') || '*').slice(0, 20); } catch { continue; }
      const element = elements.find(one => audit.isVisible(one) && getComputedStyle(one, side).content.includes(said) && getComputedStyle(one, side).display !== 'none');
      if (!element || seen.has(element) || element.closest('[aria-hidden=true]') || /icon|awesome|glyph|material/i.test(getComputedStyle(element, side).fontFamily)) continue;
      seen.add(element);
      found.push({element, certain: false, evidence: `The style sheet adds “${said.slice(0, 80)}”.`});
    }
  }
};
for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) try { visit(sheet.cssRules); } catch { /* a style sheet of another site */ }
return found;
