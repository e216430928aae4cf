const PROHIBITED = 'aria-braillelabel aria-roledescription aria-brailleroledescription'.split(' ');
const NO_NAME = new Set([null, 'generic', 'none', 'presentation', 'paragraph', 'caption', 'code', 'deletion', 'emphasis', 'insertion', 'strong', 'subscript', 'superscript']);
const all = audit.everywhere(PROHIBITED.map(name => `[${name}]`).join(',')).slice(0, 300);
if (!all.length) return null;
return all.filter(element => (NO_NAME.has(audit.role(element)) || /^(none|presentation)\b/.test(element.getAttribute('role'))) && audit.isVisible(element) && !element.localName.includes('-')).map(element => ({element, certain: false,
  evidence: `${PROHIBITED.filter(name => element.getAttribute(name)).join(', ')} on ${element.localName} with the role ${audit.role(element) || 'generic'}.`}));
