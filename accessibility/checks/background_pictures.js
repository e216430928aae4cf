const found = [];
let applies = false;
for (const element of audit.all('body *').slice(0, 8000)) {
  for (const side of ['', '::before', '::after']) {
    const style = getComputedStyle(element, side || null);
    if (!style.backgroundImage.includes('url(') || (side && /^(none|normal)$/.test(style.content))) continue;
    applies = true;
    const box = element.getBoundingClientRect();
    const width = side ? parseFloat(style.width) || 0 : box.width, height = side ? parseFloat(style.height) || 0 : box.height;
    if (width < 16 || height < 16 || (side && width * height < 1000) || audit.tidy(element.textContent) || element.matches('input, select, textarea, option, hr, iframe, video')) continue;
    if (element.querySelector('img, svg, canvas, video, input, [role=img]') || element.closest('[aria-hidden="true"], [role=presentation], [role=none]') || !audit.isPainted(element)) continue;
    const repeats = !/no-repeat/.test(style.backgroundRepeat) && !/cover|contain|100%/.test(style.backgroundSize) && width > 200;
    // Beside a text in the same small thing, like a link or a button, it seldom says more.
    const beside = element.closest('a, button, label, li, h1, h2, h3, h4, h5, h6, summary');
    if (repeats || audit.name(element) || (beside && beside !== element && (audit.tidy(beside.textContent) || audit.name(beside)))) continue;
    found.push({element, certain: false, evidence: `${Math.round(width)} by ${Math.round(height)} pixels show only ${style.backgroundImage.slice(0, 80)}, without text or name. Does it say something?`});
    break;
  }
  if (found.length > 4) break;
}
return applies ? found : null;
