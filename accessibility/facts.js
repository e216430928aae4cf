// What the page says of itself, for checks that compare pages. Small: it is kept with every page.
const MOST_LINKS = 40;
const path = one => { const address = one.href?.baseVal ?? one.href; try { const {origin, pathname, search} = new URL(address, document.baseURI); return origin === 'null' ? address : (origin === location.origin ? '' : origin) + pathname + search; } catch { return address; } };
const exposed = (selector, root = document) => audit.all(selector, root).filter(one => audit.isExposed(one));
const linksIn = root => exposed('a[href]', root).slice(0, MOST_LINKS).map(one => [audit.name(one).slice(0, 80), path(one)]);
const parts = exposed('header, nav, main, aside, footer, search, [role=banner], [role=navigation], [role=main], [role=complementary], [role=contentinfo], [role=search]')
  .map(one => [one, audit.role(one)]).filter(([, role]) => ['banner', 'navigation', 'main', 'complementary', 'contentinfo', 'search'].includes(role)).slice(0, 20);
const regionOf = one => parts.filter(([part]) => part.contains(one)).at(-1)?.[1] || '';
const HELP = /help|support|contact|chat|faq|ayuda|contact[oa]|soporte|مساعدة|اتصل|تواصل|الدعم|помощь|поддержк|контакт|связаться|帮助|幫助|联系|聯繫|聯絡|客服|支持|支援|^(?:mailto|tel):/i;
const help = exposed('a[href], button').filter(one => HELP.test(audit.name(one)) || /^(?:mailto|tel):/i.test(one.getAttribute('href') || '')).filter(one => regionOf(one) !== 'main')
  .slice(0, 10).map(one => [audit.name(one).slice(0, 80), one.href ? path(one) : '', regionOf(one)]);
const searches = exposed('input[type=search], [role=searchbox], [role=search] input, search input:not([type=hidden])').slice(0, 5).map(one => [audit.name(one).slice(0, 80), regionOf(one)]);
const top = exposed('h1, [role=heading][aria-level="1"]')[0];
return {title: audit.tidy(document.title).slice(0, 200), h1: top ? audit.name(top).slice(0, 200) : '', language: (document.documentElement.lang || '').toLowerCase(), address: location.pathname + location.search,
  landmarks: parts.map(([one, role]) => [role, audit.name(one).slice(0, 60)]), navigation: parts.filter(([, role]) => role === 'navigation').slice(0, 6).map(([one]) => [audit.name(one).slice(0, 60), linksIn(one)]),
  repeated: parts.filter(([, role]) => role === 'banner' || role === 'contentinfo').flatMap(([one]) => linksIn(one)).slice(0, 2 * MOST_LINKS), help, searches};
