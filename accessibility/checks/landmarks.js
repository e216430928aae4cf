const mains = audit.everywhere('main, [role=main]').filter(one => audit.isExposed(one)), found = [];
const words = audit.tidy(document.body?.innerText);
if (!words) return null;
const parts = audit.all('main, nav, header, footer, aside, [role=main], [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=search], [role=region], section[aria-label], section[aria-labelledby], form[aria-label], form[aria-labelledby], dialog, [role=dialog], [role=alertdialog]');
if (!mains.length && words.length > 400) found.push({element: null, certain: false, criteria: [], evidence: 'No main part is marked.'});
if (mains.length > 1) found.push({element: mains[1], certain: false, criteria: [], evidence: `${mains.length} main parts are marked.`});
const navigations = audit.everywhere('nav, [role=navigation]').filter(one => audit.role(one) === 'navigation' && audit.isExposed(one));
const names = navigations.map(one => audit.plain(audit.name(one)));
const twice = navigations.find((one, at) => names.indexOf(names[at]) !== at);
if (twice) found.push({element: twice, certain: false, criteria: [], evidence: `${navigations.length} navigations, two of them called “${names[navigations.indexOf(twice)]}”.`});
const unnamed = audit.all('div, ul, table').find(one => /^(?:nav|navigation|menu|main-nav|mainnav|navbar|site-nav|topnav)$/i.test(one.id || (typeof one.className === 'string' ? one.className : '')) && !one.closest('nav, [role=navigation], [role=menu], [role=menubar]') && !one.querySelector('nav, [role=navigation]') && one.querySelectorAll('a[href]').length > 2);
if (unnamed) found.push({element: unnamed, certain: false, evidence: 'A row of links is called a navigation in its id or class, and is not marked as one.'});
if (mains.length && parts.length) {
  const out = audit.texts().find(text => !text.parentElement.closest('main, nav, header, footer, aside, [role], section[aria-label], section[aria-labelledby], form[aria-label], form[aria-labelledby], dialog, a[href^="#"], label, [aria-live]') && text.data.trim().length > 20 && audit.isVisible(text.parentElement));
  if (out) found.push({element: out.parentElement, certain: false, criteria: [], evidence: `“${audit.tidy(out.data).slice(0, 60)}” lies outside every part.`});
}
return found;
