const images = audit.all('img').slice(0, 1000);
if (!images.length) return null;
return images.filter(one => /(?:^|[-_/])(?:spacer|blank|clear|transparent|pixel|shim|1x1)[-_.\d]*\w{0,6}(?:$|\?)/i.test(one.src.startsWith('data:') ? '' : one.src) || one.complete && one.naturalWidth === 1 && one.naturalHeight === 1 && !one.alt && one.getBoundingClientRect().width * one.getBoundingClientRect().height > 100)
  .filter(one => audit.isVisible(one) || /spacer/i.test(one.src)).slice(0, 3).map(element => ({element, certain: false, evidence: `A picture of one colour, ${Math.round(element.getBoundingClientRect().width)} × ${Math.round(element.getBoundingClientRect().height)} pixels.`}));
