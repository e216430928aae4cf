const kept = window.__audit;
if (!kept) return null;
const early = each => !each.used && each.at < 5000;
return [
  ...kept.windows.filter(early).slice(0, 1).map(each => ({evidence: `A new window (${each.url.slice(0, 80)}) is opened as soon as the page is there.`})),
  ...kept.dialogs.filter(early).slice(0, 1).map(each => ({evidence: `A dialog (${each.name}) says “${each.words}” as soon as the page is there.`, certain: false, criteria: ['3.2.5']})),
];
