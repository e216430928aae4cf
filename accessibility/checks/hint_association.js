const FIELDS = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=radio], [type=checkbox]), select, textarea';
const fields = audit.all(FIELDS).slice(0, 200).filter(one => audit.isVisible(one));
if (!fields.length) return null;
const found = [];
for (const element of fields) {
  const block = element.parentElement;
  if (!block || block.querySelectorAll(FIELDS).length > 1 || block.matches('td, th, body, main, form') && block.querySelectorAll(FIELDS).length > 1) continue;
  const described = (element.getAttribute('aria-describedby') || '').split(/\s+/).filter(Boolean).map(id => document.getElementById(id)).filter(Boolean);
  const labelled = [...element.labels || [], ...(element.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean).map(id => document.getElementById(id)).filter(Boolean)];
  const isTied = one => [...described, ...labelled].some(other => other === one || other.contains(one) || one.contains(other)) || one.matches('label') && one.control;
  const beside = [element.nextElementSibling, element.previousElementSibling, ...block.matches('label, div, p') ? [block.nextElementSibling, labelled[0]?.nextElementSibling] : []];
  for (const hint of new Set(beside)) {
    if (!hint || hint === element || hint.contains(element) || !hint.matches('span, small, p, div, em, i, font') || isTied(hint) || found.length > 5) continue;
    const isInside = hint.parentElement === block, looksSo = /hint|help|desc|note|info|format|example|tip/i.test(`${hint.className} ${hint.id}`), words = audit.tidy(hint.textContent);
    if (!looksSo && !(isInside && (hint.matches('small, em, i') || words.length > 12)) || !looksSo && !isInside) continue;
    if (words.length < 6 || words.length > 250 || hint.querySelector(`${FIELDS}, button, a, table, ul`) || hint.matches('[role], [aria-live], [aria-hidden=true], .error, [class*=error], [class*=counter]') || !audit.isVisible(hint) || hint.querySelector('label')) continue;
    found.push({element: hint, certain: false, evidence: `“${words.slice(0, 100)}” stands beside the field “${audit.name(element).slice(0, 40)}” and is not read with it.`});
    break;
  }
}
return found;
