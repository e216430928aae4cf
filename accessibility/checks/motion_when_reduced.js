const MOVES = /^(transform|translate|rotate|scale|left|right|top|bottom|inset.*|margin.*|background-?[pP]osition.*|offset[A-Z-].*|width|height)$/;
const found = [];
let applies = false;
for (const animation of document.getAnimations()) {
  const element = animation.effect?.target, timing = animation.effect?.getComputedTiming?.();
  if (!element?.isConnected || animation.playState !== 'running' || animation.timeline !== document.timeline) continue;
  applies = true;
  const frames = animation.effect.getKeyframes();
  const changes = new Set(frames.flatMap(frame => Object.keys(frame).filter(property => MOVES.test(property) && frames.some(other => other[property] !== frame[property]))));
  if (!changes.size || timing.endTime < 400 || found.some(one => one.element === element) || !audit.isPainted(element)) continue;
  found.push({element, certain: false, evidence: `${[...changes].join(', ')} is still animated.`});
}
return applies ? found : null;
