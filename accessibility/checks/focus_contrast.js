if (window.__audit) window.__audit.holding = true;  // the page must not go elsewhere because something got the focus
const found = [], kinds = new Set(), was = document.activeElement, NEEDED = 3;
const sides = ['Top', 'Bottom', 'Left', 'Right'];
const read = style => ({outline: style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineColor} ${style.outlineStyle} ${style.outlineOffset}`, shadow: style.boxShadow,
  border: sides.map(side => style[`border${side}Width`] + style[`border${side}Color`] + style[`border${side}Style`]).join(), fill: style.backgroundColor + style.backgroundImage,
  rest: [style.color, style.textDecorationLine, style.textDecorationThickness, style.fontWeight, style.transform, style.opacity, style.height].join()});
const around = one => ['::before', '::after'].map(side => { const mark = getComputedStyle(one, side); return mark.content + mark.opacity + mark.borderTopWidth + mark.outlineStyle + mark.boxShadow + mark.backgroundColor; }).join();
const round = value => Math.floor(value * 100) / 100;
let applies = false;
for (const element of audit.all('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]').slice(0, 500)) {
  const kind = `${element.localName} ${element.type ?? ''} ${element.className} ${element.parentElement?.className} ${element.getAttribute('style') ?? ''}`;
  if (kinds.has(kind) || kinds.size > 24 || element === was || element.matches(':disabled') || !audit.isPainted(element)) continue;
  kinds.add(kind);
  const style = getComputedStyle(element), before = read(style), parent = getComputedStyle(element.parentElement), parentBefore = JSON.stringify(read(parent)), beforeAround = around(element) + around(element.parentElement);
  element.focus({focusVisible: true, preventScroll: true});
  if (document.activeElement !== element) continue;
  applies = true;
  const after = read(style), outline = {style: style.outlineStyle, width: parseFloat(style.outlineWidth), colour: style.outlineColor, offset: parseFloat(style.outlineOffset)};
  const moves = document.getAnimations().some(one => one.effect?.target === element);
  const others = JSON.stringify(read(parent)) !== parentBefore || around(element) + around(element.parentElement) !== beforeAround;
  const changed = Object.keys(after).filter(name => after[name] !== before[name]);
  const border = audit.rgba(style.borderTopColor), own = audit.paint(element, 'rgba(0, 0, 0, 0)'), outside = audit.paint(element.parentElement, 'rgba(0, 0, 0, 0)');
  element.blur();
  if (moves || others || changed.length !== 1 || !outside.isPlain || !outside.isKnown || !own.isPlain) continue;
  const say = (what, best) => { if (best < NEEDED - 0.01) found.push({element, certain: best >= 1, evidence: `Only ${what} shows the focus, with a contrast of ${round(best)}; ${NEEDED} is needed.`}); };
  if (changed[0] === 'outline') {
    // The browser's own outline has two colours, one of which always shows.
    if (!outline.width || outline.style === 'auto') continue;
    const line = audit.rgba(outline.colour);
    const near = outline.offset < 0 ? [own.back] : outline.offset > 0 ? [outside.back] : [outside.back, own.back];
    say('an outline', Math.max(...near.map(back => audit.contrast(audit.over(line, back), back))));
  } else if (changed[0] === 'shadow') {
    const colours = (after.shadow.match(/rgba?\([^)]*\)|color\([^)]*\)/g) ?? []).map(colour => audit.rgba(colour));
    say('a shadow', Math.max(1, ...colours.map(colour => audit.contrast(audit.over(colour, outside.back), outside.back))));
  } else if (changed[0] === 'fill' && !/url|gradient/.test(after.fill + before.fill)) {
    const [one, other] = [before.fill, after.fill].map(fill => audit.over(audit.rgba(fill.replace(/none$/, '')), outside.back));
    if (audit.contrast(one, other) < NEEDED) found.push({element, certain: false, evidence: `Only the fill changes with the focus, by a contrast of ${round(audit.contrast(one, other))}; ${NEEDED} is needed.`});
  } else if (changed[0] === 'border') {
    const was = before.border.match(/rgba?\([^)]*\)/), same = before.border.replace(/rgba?\([^)]*\)/g, '') === after.border.replace(/rgba?\([^)]*\)/g, '');
    if (same && was && audit.contrast(audit.over(audit.rgba(was[0]), outside.back), audit.over(border, outside.back)) < NEEDED)
      found.push({element, certain: false, evidence: `Only the colour of the border changes with the focus, by a contrast of ${round(audit.contrast(audit.over(audit.rgba(was[0]), outside.back), audit.over(border, outside.back)))}; ${NEEDED} is needed.`});
  }
}
if (was && was !== document.body) was.focus({preventScroll: true});
return applies ? found : null;
