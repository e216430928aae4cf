const DAY = 72000;
const found = [];
let applies = false;
// As browsers read it: digits, then perhaps a fraction nobody looks at, then a separator and an address.
const seconds = words => {
  const parts = words.match(/^\s*(\d+|(?=\.))[\d.]*(?:\s*$|\s*[;,]|\s+)/);
  return parts ? +parts[1] : null;
};
for (const element of audit.all('meta[http-equiv="refresh" i][content]')) {
  const after = seconds(element.content);
  if (after === null) continue;
  applies = true;
  if (after > 0 && after <= DAY)
    found.push({element, criteria: ['2.2.1', '2.2.4', '3.2.5'], evidence: `The page is left or loaded again after ${after} seconds.`});
  else if (after) found.push({element, certain: false, criteria: ['2.2.4', '3.2.5'], evidence: `The page is left after ${after} seconds.`});
  // Only the first one that makes sense counts.
  break;
}
const LEAVES = /(?:location\s*\.\s*(?:reload|assign|replace)\s*\(|location(?:\s*\.\s*href)?\s*=[^=])/;
const LATER = /set(?:Timeout|Interval)\s*\(\s*(?:function\s*\w*\s*\([^)]*\)\s*\{|\([^)]*\)\s*=>|\w+\s*=>|['"`])?([\s\S]{0,200}?),\s*([\d*\s]{4,})\)/g;
for (const element of audit.all('script:not([src])')) {
  const type = element.type.toLowerCase();
  if (type && !/javascript|module/.test(type)) continue;
  for (const [, what, after] of element.textContent.slice(0, 100000).matchAll(LATER))
    if (LEAVES.test(what)) {
      applies = true;
      found.push({element, certain: false, evidence: `A script leaves or reloads the page after ${audit.tidy(after)} milliseconds. Can it be stopped or put off?`});
      break;
    }
}
return applies ? found : null;
