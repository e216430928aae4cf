const heard = new Map();
for (const {target, type} of window.__audit?.listeners || []) if (target instanceof Element && target.isConnected) heard.set(target, (heard.get(target) || '') + ' ' + type);
const dragged = new Set(document.querySelectorAll('[draggable=true]'));
for (const [element, types] of heard) {
  if (/dragstart/.test(types) || (/(pointer|mouse)down/.test(types) && /(pointer|mouse)move/.test(types))) dragged.add(element);
}
for (const element of document.querySelectorAll('[ondragstart]')) dragged.add(element);
return [...dragged].filter(element => !element.matches('html, body, input') && audit.isVisible(element)
  && !element.querySelector('button, input, select') && ![...(element.parentElement?.children || [])].some(each => each !== element && each.matches('button, select, input'))
).slice(0, 3).map(element => ({element, certain: false, evidence: 'It can be dragged, and no button or field is in it or beside it.'}));
