const HIDES = /\.remove\(\)|\.hidden\s*=\s*true|display\s*=\s*['"`]none|display:\s*none|fadeOut|\.hide\(\)|slideUp|classList\.(?:add\(['"`][^'"`]*(?:hid|gone|out|invisible)|remove\(['"`][^'"`]*(?:show|visible|open|active))|innerHTML\s*=\s*['"`]{2}|textContent\s*=\s*['"`]{2}|visibility\s*=\s*['"`]hidden/;
const MESSAGE = /alert|message|notice|toast|error|status|flash|snackbar|success|warning|info|banner|notif/i;
const LATER = /setTimeout\s*\(\s*([\s\S]{0,300}?),\s*(\d{3,5})\s*\)/g;
const found = [];
for (const element of audit.all('script:not([src])')) {
  if (element.type && !/javascript|module/i.test(element.type)) continue;
  const code = element.textContent.slice(0, 100000);
  for (const [, what, after] of code.matchAll(LATER)) {
    const named = what.match(/^\s*(?:\(\)\s*=>\s*)?(\w+)\s*(?:\(\))?\s*$/)?.[1];
    const body = named ? code.match(new RegExp(`function\\s+${named}\\s*\\([^)]*\\)\\s*\\{([\\s\\S]{0,300}?)\\}`))?.[1] ?? '' : what;
    if (!HIDES.test(body) || +after > 20000 || +after < 1000 || !MESSAGE.test(body + what + code.slice(0, 3000))) continue;
    found.push({element, certain: false, evidence: `A script hides something ${+after / 1000} seconds after it appeared. Is it a message, and can it be kept?`});
    break;
  }
}
return document.scripts.length ? found : null;
