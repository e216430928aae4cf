const found = [], say = (element, evidence) => { if (found.length < 6) found.push({element, certain: false, evidence}); };
const articles = audit.all('article').slice(0, 100), pres = audit.all('pre').slice(0, 100);
for (const element of articles) {
  const words = audit.tidy(element.textContent);
  if (audit.isVisible(element) && !element.querySelector('h1, h2, h3, h4, h5, h6, [role=heading], time, address') && !element.getAttribute('aria-label') && !element.getAttribute('aria-labelledby') && (words.length < 140 || element.querySelector('form, nav, input'))) say(element, `An article of ${words.length} signs without a heading.`);
}
for (const element of pres) if (!element.querySelector('code, samp, kbd') && !element.closest('code, samp, kbd') && /[;{}<>=()]\s*$|^\s*[$#>] |<\/?\w+[^>]*>|^\s*(?:if|for|def|function|var|let|const|import|return)\b/m.test(element.textContent) && audit.isVisible(element)) say(element, 'It looks like code, and there is no code element.');
return articles.length + pres.length ? found : null;
