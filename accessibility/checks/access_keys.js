const all = audit.all('[accesskey]').filter(one => one.accessKey.trim() && audit.isExposed(one));
if (!all.length) return null;
const keys = all.map(one => one.accessKey.toLowerCase()), twice = all.find((one, at) => keys.indexOf(one.accessKey.toLowerCase()) !== at);
return [{element: twice || all[0], certain: false, criteria: [], evidence: twice ? `The key ${twice.accessKey} is given to two elements.` : `${all.length} elements have a key of their own: ${[...new Set(keys)].join(', ').slice(0, 60)}.`}];
