const field = document.querySelector('[autofocus]');
if (!field || !audit.isVisible(field)) return field ? [] : null;
if (field.closest('[role=alert], dialog, [role=dialog], [class*=error i], [role=group][tabindex="-1"]') || field.matches('h1, h2, [tabindex="-1"]')) return [];
if (field.matches('[type=search]') || field.closest('[role=search], search')) return [];
const main = document.querySelector('main, [role=main]') || document.body;
const before = audit.texts(main).filter(node => node.compareDocumentPosition(field) & 4 && !node.parentElement.closest('label, legend, nav, h1, header')
  && audit.isVisible(node.parentElement));
const length = before.reduce((sum, node) => sum + audit.tidy(node.data).length, 0);
return length > 60 ? [{element: field, certain: false, evidence: `It has the focus at once; ${length} characters of text stand before it.`}] : [];
