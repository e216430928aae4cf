const PAUSES = /pause|stop|freeze|hide|animation|motion|paus|deten|parar|animaci|إيقاف|تجميد|пауза|стоп|останов|анимац|暂停|停止|暫停|动画|動畫/i;
const MOVES = /^(transform|translate|rotate|scale|left|right|top|bottom|inset.*|margin.*|padding.*|width|height|opacity|visibility|color|background.*|filter|offset[A-Z-].*|clip.*|text-indent|textIndent|letter.*|font.*|stroke.*|fill|cx|cy|r|x|y|d)$/;
const found = [], seen = new Set();
const canPause = () => audit.all('button, [role=button], [role=switch], input[type=checkbox], a[href]').some(one => audit.isPainted(one) && PAUSES.test(audit.name(one)));
let stopsUnderMouse = null;
const mayStop = () => (stopsUnderMouse ??= [...document.styleSheets].some(sheet => { try { return [...sheet.cssRules].some(rule =>
  /:(hover|focus)/.test(rule.selectorText ?? '') && /animation(-play-state)?:[^;]*(paused|none)/.test(rule.cssText)); } catch { return true; } }));
const isBusy = element => element.closest('[aria-busy=true], [role=progressbar], progress') || /spin|load|progress|skeleton/i.test(`${element.className?.baseVal ?? element.className} ${element.id}`);
const hasContent = element => /[\p{L}\p{N}]{2}/u.test(element.textContent) || element.matches('img, video') || element.querySelector('img[alt]:not([alt=""])');
let applies = false;
for (const animation of document.getAnimations()) {
  const element = animation.effect?.target, timing = animation.effect?.getComputedTiming?.();
  if (!element?.isConnected || animation.playState !== 'running' || !timing || seen.has(element)) continue;
  if (animation.timeline && animation.timeline !== document.timeline) continue;
  applies = true;
  const frames = animation.effect.getKeyframes(), changes = new Set();
  for (const frame of frames) for (const [property, value] of Object.entries(frame))
    if (MOVES.test(property) && frames.some(other => other[property] !== value)) changes.add(property);
  // What blinks may be out of sight at this very moment.
  const box = element.getBoundingClientRect();
  if (timing.endTime <= 5000 || !changes.size || !element.checkVisibility() || box.width < 2 || box.height < 2) continue;
  seen.add(element);
  if (canPause()) continue;
  const side = animation.effect.pseudoElement ? ` (${animation.effect.pseudoElement})` : '';
  const length = Number.isFinite(timing.endTime) ? `for ${Math.round(timing.endTime / 1000)} seconds` : 'without end';
  const fades = frames.some(frame => frame.visibility === 'hidden' || +(frame.opacity ?? 1) <= 0.3);
  const goes = [...changes].some(property => !/^(opacity|visibility|color|background.*|filter|fill|stroke.*)$/.test(property)) || changes.has('backgroundPosition');
  const certain = Boolean((goes || fades) && !side && hasContent(element) && !isBusy(element) && !mayStop());
  found.push({element, certain, evidence: `${[...changes].join(', ')}${side} changes ${length}, and nothing on the page pauses it.`});
}
for (const element of audit.all('marquee, blink')) {
  applies = true;
  if (!audit.tidy(element.textContent) || canPause() || element.getAttribute('scrollamount') === '0') continue;
  const moves = element.localName === 'marquee' && !(+element.getAttribute('loop') > 0);
  found.push({element, certain: moves, evidence: `<${element.localName}> ${moves ? 'scrolls without end, and nothing on the page pauses it' : 'asks for text that blinks or scrolls'}.`});
}
for (const element of audit.everywhere('video')) {
  if (!element.autoplay || element.controls || !audit.isPainted(element) || !(element.loop || element.duration > 5 || !element.readyState)) continue;
  applies = true;
  if (!canPause()) found.push({element, certain: element.readyState > 0 && !element.paused, evidence: 'A video starts by itself, goes on for more than five seconds, and nothing on the page pauses it.'});
}
for (const element of audit.all('svg animate, svg animateTransform, svg animateMotion')) {
  if (element.getAttribute('repeatCount') !== 'indefinite' && !(parseFloat(element.getAttribute('dur')) > 5) || !audit.isPainted(element.closest('svg'))) continue;
  applies = true;
  if (/click|mouse|focus/.test(element.getAttribute('begin') ?? '') || canPause()) continue;
  found.push({element: element.closest('svg'), certain: false, evidence: `A drawing moves (${element.localName}) for more than five seconds.`});
}
return applies ? found : null;
