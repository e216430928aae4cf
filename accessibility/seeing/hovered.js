// What may show something when the mouse is over it: told by rules with :hover that reveal, and by window.auditListening.
const REVEALS = {display: value => value && value !== 'none', visibility: value => value === 'visible', opacity: value => parseFloat(value) > 0, height: Boolean, maxHeight: Boolean,
  transform: value => value && value !== 'none' && /0\)|scale/.test(value), left: Boolean, top: Boolean, clip: Boolean, clipPath: Boolean, pointerEvents: value => value === 'auto'};
const triggers = new Map(), focusRules = [];
const bare = selector => selector.replace(/:(hover|focus-within|focus-visible|focus|active)/g, '');
const read = rules => { for (const rule of rules ?? []) {
  if (rule.cssRules?.length) read(rule.cssRules);
  if (!rule.selectorText || !/:(hover|focus)/.test(rule.selectorText) || !rule.style) continue;
  const reveals = Object.entries(REVEALS).some(([property, test]) => test(rule.style[property])) || /^["'a]/.test(rule.style.content ?? '');
  if (!reveals) continue;
  for (const selector of rule.selectorText.split(/,(?![^(]*\))/).map(one => one.trim())) {
    const at = selector.search(/:hover/);
    if (/:focus/.test(selector)) focusRules.push(bare(selector));
    if (at < 0) continue;
    const rest = selector.slice(at + 6);
    if (!/[\s>+~]|::(before|after)/.test(rest)) continue;
    triggers.set(bare(selector), selector.slice(0, at) || '*');
  }
} };
for (const sheet of document.styleSheets) try { read(sheet.cssRules); } catch {}
const list = [];
const shown = one => audit.isPainted(one) && getComputedStyle(one).opacity > 0.05;
for (const [whole, trigger] of triggers) {
  const pseudo = whole.match(/::(before|after)$/)?.[0];
  let targets = [];
  try { targets = audit.all(whole.replace(/::(before|after)$/, '')); } catch { continue; }
  for (const target of targets.slice(0, 40)) {
    let from = null;
    try { from = pseudo && target.matches(trigger) ? target : target.closest(trigger) ?? (target.previousElementSibling?.matches(trigger) ? target.previousElementSibling : null); } catch { continue; }
    if (!from || !audit.isPainted(from) || (!pseudo && (shown(target) || !/[\p{L}\p{N}]{2}/u.test(target.textContent)))) continue;
    const seen = pseudo ? getComputedStyle(target, pseudo) : null;
    if (pseudo && seen.content !== 'none' && seen.visibility === 'visible' && seen.display !== 'none' && +seen.opacity > 0) continue;
    if (pseudo && !/attr\(|["'][^"']*\p{L}{2}/u.test(JSON.stringify([...document.styleSheets].flatMap(sheet => { try { return [...sheet.cssRules].filter(rule => rule.selectorText && bare(rule.selectorText).includes(whole)).map(rule => rule.style.content); } catch { return []; } })))) continue;
    list.push({from, target: pseudo ? null : target, pseudo, byFocus: focusRules.some(one => one === whole || (() => { try { return !pseudo && target.matches(one); } catch { return false; } })())});
    break;
  }
}
for (const from of (window.auditListening ?? [])) {
  const box = from.getBoundingClientRect();
  if (!list.some(one => one.from === from) && audit.isPainted(from) && box.width * box.height < innerWidth * innerHeight / 4) list.push({from, target: null, pseudo: null, byFocus: true, byScript: true});
}
delete window.auditListening;
window.auditHovers = list.slice(0, 6);
return window.auditHovers.map(({from, target, pseudo, byFocus, byScript}) => ({selector: audit.selector(from), html: audit.html(from), pseudo: pseudo ?? '', byFocus, byScript: Boolean(byScript),
  focusable: from.matches('a[href], button, input, select, textarea, summary, [tabindex]') || Boolean(from.querySelector('a[href], button, input, select, textarea, summary, [tabindex]')),
  twice: Boolean(from.title || from.getAttribute('aria-expanded') || from.getAttribute('aria-haspopup')),
  links: target ? target.querySelectorAll('a[href], button').length : 0, words: target ? audit.tidy(target.textContent).slice(0, 60) : ''}));
