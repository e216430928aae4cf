const metas = audit.all('meta[name="viewport" i][content]');
if (!metas.length) return null;
const found = [];
for (const element of metas) {
  const settings = new Map(element.content.toLowerCase().split(/[,;\s]+(?=[a-z-]+\s*=)/).map(pair => pair.split('=').map(part => part.trim())));
  const scale = settings.get('maximum-scale'), most = scale === 'yes' ? 1 : parseFloat(scale), may = settings.get('user-scalable');
  if (may === 'no' || (parseFloat(may) > -1 && parseFloat(may) < 1)) found.push({element, evidence: `user-scalable is ${may}.`});
  else if (most >= 0 && most < 2)
    found.push({element, evidence: `maximum-scale is ${most}, so text cannot become twice as large.`});
}
return found;
