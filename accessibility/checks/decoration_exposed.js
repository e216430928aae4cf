const marked = audit.everywhere('img[alt=""]:not([role]), [role=none], [role=presentation]').slice(0, 500);
const GLOBAL = ['aria-label', 'aria-labelledby', 'aria-describedby', 'aria-roledescription', 'aria-live', 'aria-details'];
if (!marked.length) return null;
return marked.filter(element => audit.isExposed(element) && !['none', 'presentation', null].includes(audit.role(element)))
  .map(element => ({element, certain: false, evidence: `Marked as decoration, but ${GLOBAL.filter(name => element.getAttribute(name)).join(' and ') || 'in the tab order'}: read as “${audit.name(element)}”, ${audit.role(element)}.`}))
  .concat(marked.filter(element => element.localName === 'svg' && audit.isExposed(element) && GLOBAL.some(name => element.getAttribute(name)) && ['none', 'presentation', null].includes(audit.role(element)))
    .map(element => ({element, certain: false, evidence: 'Marked as decoration, but it has a name.'})));
