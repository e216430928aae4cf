// What lies behind the texts that are on the screen in this picture, taken without its letters.
const {data, width} = await decode(arguments[0]);
const answers = [];
for (const {text, boxes} of window.auditScreen) {
  let best = 0, worst = 21, poor = 0, all = 0;
  for (const box of boxes) {
    const step = Math.max(1, Math.floor(Math.sqrt(((box.right - box.left) * (box.bottom - box.top)) / 400)));
    for (let y = Math.ceil(box.top); y < Math.floor(box.bottom); y += step)
      for (let x = Math.ceil(box.left); x < Math.floor(box.right); x += step) {
        const at = 4 * (y * width + x), back = [data[at], data[at + 1], data[at + 2], 1];
        const is = audit.contrast(audit.over(text.ink, back), back);
        best = Math.max(best, is);
        worst = Math.min(worst, is);
        if (is < text.needed) poor++;
        all++;
      }
  }
  if (all && best >= 1.02) answers.push({selector: text.selector, html: text.html, what: text.what, needed: text.needed, certain: text.certain,
    best: Math.floor(best * 100) / 100, worst: Math.floor(worst * 100) / 100, poor: poor / all});
}
return answers;
