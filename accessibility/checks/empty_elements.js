const all = audit.all('p, li, dt, dd, blockquote, figcaption, caption').slice(0, 5000);
if (!all.length) return null;
return all.filter(one => !one.textContent.replace(/[\s\u00a0\u200b\ufeff]/g, '') && !one.querySelector('img, svg, input, select, textarea, button, iframe, video, audio, canvas, object, meter, progress, [aria-label], [role], hr, math, a') && !one.matches('[role], [aria-live], [id], [data-value], [hidden], [aria-hidden=true], [hx-get]') && !one.closest('[aria-live], template, [aria-hidden=true]'))
  .filter(one => audit.isExposed(one) || one.localName !== 'p').filter(one => getComputedStyle(one).display !== 'none' && !one.shadowRoot).slice(0, 5).map(element => ({element, certain: false, evidence: `An empty ${element.localName}.`}));
