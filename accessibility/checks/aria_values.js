const REFERENCES = new Set('aria-activedescendant aria-controls aria-describedby aria-details aria-errormessage aria-flowto aria-labelledby aria-owns aria-hidden'.split(' '));
const found = [];
let asked = 0;
for (const element of audit.everywhere('*').slice(0, 20000)) {
  for (const {name, value} of element.attributes) {
    if (!name.startsWith('aria-') || REFERENCES.has(name) || !value.trim() || !audit.aria.validateAttr(name)) continue;
    asked++;
    if (audit.valid(element, name) || !audit.isExposed(element)) continue;
    found.push({element, evidence: `${name}="${value}" is no value of ${name}.`});
  }
}
return asked ? found : null;
