const FLASHES = /^(opacity|visibility|background.*|color|filter|display)$/;
const found = [];
let applies = false;
for (const animation of document.getAnimations()) {
  const element = animation.effect?.target, timing = animation.effect?.getComputedTiming?.();
  if (!element?.isConnected || animation.playState !== 'running' || !(timing.duration > 0) || timing.iterations < 3) continue;
  applies = true;
  const frames = animation.effect.getKeyframes();
  const properties = [...new Set(frames.flatMap(frame => Object.keys(frame)))].filter(property => FLASHES.test(property));
  const turns = Math.max(0, ...properties.map(property => frames.filter((frame, at) => at && frame[property] !== frames[at - 1][property]).length));
  const perSecond = (Math.max(1, turns / 2) * 1000) / timing.duration;
  const box = element.getBoundingClientRect();
  if (!properties.length || perSecond <= 3 || !element.checkVisibility() || box.width * box.height < 2000) continue;
  found.push({element, certain: false, evidence: `${properties.join(', ')} turns ${Math.round(perSecond * 10) / 10} times a second on ${Math.round(box.width)} by ${Math.round(box.height)} pixels.`});
}
return applies ? found : null;
