if (window.__audit) window.__audit.holding = true;  // the page must not go elsewhere because something got the focus
const found = [], none = 'rgba(0, 0, 0, 0)';
const CONTROLS = 'button, a[href], [role=button], summary, input[type=checkbox], input[type=radio], [role=switch], [role=checkbox]';
let applies = false;
const border = style => ['Top', 'Bottom', 'Left', 'Right'].some(side => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) >= 1) || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1);
const controls = audit.all(CONTROLS).slice(0, 400).filter(one => audit.isPainted(one));
for (const element of controls) {
  applies = true;
  if (found.length > 5) break;
  const style = getComputedStyle(element);
  if (style.forcedColorAdjust === 'none') continue;
  if (element.matches('input')) {
    const marks = ['::before', '::after'].some(side => { const mark = getComputedStyle(element, side); return !/^(none|normal)$/.test(mark.content) && border(mark); });
    const beside = element.nextElementSibling && ['', '::before', '::after'].some(side => border(getComputedStyle(element.nextElementSibling, side || null)));
    if (style.appearance === 'none' && !border(style) && !marks && !beside && style.backgroundImage === 'none') found.push({element, certain: false, evidence: 'Its box is drawn by a background only, which is gone in forced colours.'});
    continue;
  }
  if (audit.tidy(element.innerText) || element.querySelector('img, svg, canvas')) continue;
  const parts = [element, ...element.querySelectorAll('*')].flatMap(one => [getComputedStyle(one), getComputedStyle(one, '::before'), getComputedStyle(one, '::after')].filter((part, at) => !at || !/^(none|normal)$/.test(part.content)));
  const masked = parts.some(part => (part.maskImage ?? part.webkitMaskImage ?? 'none') !== 'none');
  const stays = parts.some(part => part.backgroundImage.includes('url(') || (part.content ?? '').replace(/["']/g, '').trim().length && !/^(none|normal)$/.test(part.content) || part.forcedColorAdjust === 'none');
  const colours = new Set(parts.map(part => part.backgroundColor).filter(colour => colour !== none));
  const back = audit.paint(element.parentElement, none).back;
  const seen = [...colours].some(colour => audit.contrast(audit.rgba(colour), back) > 1.5);
  if (masked && !seen && !stays) found.push({element, certain: false, evidence: 'Its drawing is a mask filled with a background colour; in forced colours that colour is the one of the page.'});
  else if (!masked && !stays && !border(style) && !parts.some(border)) found.push({element, certain: false, evidence: 'Nothing of it is left in forced colours: it has no text, border or picture.'});
}
const kinds = new Set(), was = document.activeElement;
const look = element => [element, element.parentElement].map(one => { const style = getComputedStyle(one); return [style.outlineStyle === 'none' ? 'no outline' : style.outlineWidth + style.outlineColor, ...['borderTopWidth', 'borderBottomWidth', 'borderTopColor', 'borderBottomColor', 'borderTopStyle', 'textDecorationLine', 'textDecorationThickness', 'backgroundColor', 'color', 'fontWeight', 'transform', 'paddingLeft', 'height'].map(name => style[name])].join() +
  ['::before', '::after'].map(side => { const mark = getComputedStyle(one, side); return mark.content + mark.borderTopWidth + mark.outlineStyle + mark.opacity + mark.display; }).join(); }).join('|');
// Fields may check what was written when they are left: they get the focus only where no script can.
const KINDS = document.scripts.length ? 'a[href], button, summary, [tabindex="0"]' : 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
// A window that is not in front shows no focus anywhere.
for (const element of document.hasFocus() ? audit.all(KINDS).slice(0, 400) : []) {
  const kind = `${element.localName} ${element.type ?? ''} ${element.className} ${element.parentElement?.className}`;
  if (kinds.has(kind) || kinds.size > 24 || element.matches(':disabled') || element === was || !audit.isPainted(element)) continue;
  kinds.add(kind);
  const before = look(element);
  element.focus({focusVisible: true, preventScroll: true});
  const style = getComputedStyle(element), shows = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const same = document.activeElement === element && !shows && look(element) === before && document.getAnimations().every(one => one.effect?.target !== element);
  element.blur();
  if (same) found.push({element, certain: false, criteria: ['2.4.7'], evidence: 'In forced colours nothing about it or its parent changes when it has the focus: shadows are gone there, and there is no outline.'});
}
if (was && was !== document.body) was.focus({preventScroll: true});
return applies || kinds.size ? found : null;
