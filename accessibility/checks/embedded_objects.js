const found = [];
const all = audit.everywhere('object, embed, applet');
for (const element of all) {
  const type = (element.type || element.getAttribute('codetype') || '').toLowerCase(), address = element.data || element.src || element.getAttribute('code') || element.querySelector?.('param[name=movie i], param[name=src i]')?.value || '';
  if (/^image\//.test(type) || /\.(svg|png|jpe?g|gif|webp|avif)([?#]|$)/i.test(address) || element.closest('object object, noembed')) continue;
  if (/^(audio|video)\//.test(type)) continue;
  const dead = /flash|shockwave|java|silverlight|director/i.test(type) || element.localName === 'applet' || /\.(swf|class|jar|xap|dcr)([?#]|$)/i.test(address);
  const other = audit.tidy(element.textContent).length > 3 || element.querySelector?.('a[href], img[alt]');
  found.push({element, certain: false, evidence: dead ? `${type || element.localName} runs in no browser of today${other ? ', and something stands in for it' : ', and nothing stands in for it'}.`
    : `${type || address.slice(-40) || element.localName} is embedded. Can it be reached, used and left by keyboard, and is there another way to its content?`});
}
return all.length ? found : null;
