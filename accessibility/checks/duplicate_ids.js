const byId = new Map();
for (const element of audit.all('[id]').slice(0, 20000)) byId.set(element.id, [...byId.get(element.id) || [], element]);
if (!byId.size) return null;
const REFERENCES = ['for', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-errormessage', 'aria-owns', 'aria-activedescendant'];
const referred = new Map();
for (const element of audit.all(REFERENCES.map(name => `[${name}]`).join(',')).slice(0, 3000))
  for (const name of REFERENCES) for (const id of (element.getAttribute(name) || '').split(/\s+/)) if (id && !referred.has(id)) referred.set(id, name);
const found = [];
for (const [id, elements] of byId) {
  if (!id || elements.length < 2 || elements[0].closest('svg')) continue;
  const by = referred.get(id), isShown = elements.filter(element => audit.isExposed(element)).length > 1;
  found.push({element: elements[1], certain: !!by && isShown, criteria: by ? (by === 'for' || by === 'headers' || by === 'aria-describedby' ? ['1.3.1'] : ['4.1.2']) : ['4.1.2'].slice(1),
    evidence: `${elements.length} elements have the id “${id}”${by ? `, and ${by} points to it` : ''}.`});
}
return found;
