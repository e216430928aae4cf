const types = new Map();
for (const {target, type} of window.__audit?.listeners || []) {
  if (target instanceof Element && target.isConnected) types.set(target, (types.get(target) || '') + ' ' + type);
}
for (const element of document.querySelectorAll('[ontouchmove], [ongesturechange]')) types.set(element, ' touchmove');
const listening = [...types].filter(([element, all]) => /touchmove|gesturechange/.test(all) && !element.matches('html, body')).map(([element]) => element);
return listening.filter(element => audit.isVisible(element) && !element.querySelector('button, [role=button], input[type=range]') &&
  !element.parentElement?.querySelector('button, [role=button]')).slice(0, 2).map(
  element => ({element, certain: false, evidence: 'It follows the movement of fingers, and no button is in it or beside it.'}));
