const links = audit.all('a[href], button, input:not([type=hidden]), select, textarea, [tabindex="0"]').slice(0, 120);
if (!links.length) return null;
const SKIP = /\bskip\b|jump to|go to (?:the )?(?:main|content)|^main content$|saltar|omitir|ir al contenido|pasar al|تخط|تجاوز|انتقل إلى المحتوى|الانتقال إلى المحتوى|перейти к (?:основн|содерж)|пропустить|к содержанию|к основному|跳到|跳至|跳转|跳過|跳过|直接/i;
const skips = audit.all('a[href^="#"]').filter(one => one.getAttribute('href').length > 1 && (SKIP.test(one.textContent) || /skip/i.test(one.className))).slice(0, 5);
const found = [], reachable = links.filter(one => { const style = getComputedStyle(one); return style.visibility === 'visible' && one.getClientRects().length && !one.disabled; });
for (const element of skips) {
  const id = element.getAttribute('href').slice(1), target = document.getElementById(id) || document.getElementsByName(id)[0], style = getComputedStyle(element);
  if (!target) found.push({element, certain: false, evidence: `It leads to #${id}, and there is no such place.`});
  else if (style.display === 'none' || style.visibility === 'hidden' || !element.getClientRects().length || element.tabIndex < 0) found.push({element, certain: false, evidence: 'No keyboard reaches it: it is hidden from everybody, or taken out of the tab order.'});
  else if (!target.getClientRects().length && getComputedStyle(target).display === 'none') found.push({element, certain: false, evidence: `It leads to #${id}, which is hidden.`});
}
const main = document.querySelector('main, [role=main], #main, #content') || audit.all('h1').find(one => audit.isVisible(one));
if (skips.length && !found.length && SKIP.test(skips[0].textContent) && reachable.indexOf(skips[0]) > 3) found.push({element: skips[0], certain: false, evidence: `${reachable.indexOf(skips[0])} other controls come before it.`});
if (!skips.length && main) {
  const before = reachable.filter(one => main.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING && !one.contains(main));
  if (before.length >= 6) {
    // No heading, no main part, no link within the page, nothing that folds: no way is left.
    const around = before.filter(one => one.matches('a[href]') && one.origin === location.origin && one.pathname !== location.pathname && one.closest('nav, header, [role=navigation], [role=banner]') && !one.closest('details'));
    const isNoWay = before.length >= 8 && around.length >= 4 && !document.querySelector('main, [role=main], iframe, frame') && !audit.all('a[href^="#"]').length
      && !audit.everywhere('h1, h2, h3, h4, h5, h6, [role=heading]').some(one => audit.isExposed(one)) && audit.tidy(main.innerText).length > 200;
    found.push({element: null, certain: isNoWay, evidence: `${before.length} controls come before the main part, and there is no link to skip them${isNoWay ? ', no heading and no main landmark' : ''}.`});
  }
}
return found;
