const RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu, blocks = new Map();
for (const text of audit.texts().slice(0, 6000)) {
  if (text.parentElement.closest('svg, math, bdo, code, pre, kbd')) continue;
  const block = audit.blockOf(text);
  const all = blocks.get(block) ?? {words: '', against: 0};
  // A word or a name in a line may have a direction of its own.
  if (getComputedStyle(text.parentElement).direction === 'ltr') all.against += (text.data.match(RIGHT) || []).length;
  blocks.set(block, {...all, words: `${all.words} ${text.data}`});
}
const found = [];
let right = 0, wrong = 0, left = 0;
for (const [element, {words: text, against}] of blocks) {
  const letters = (text.match(/\p{L}/gu) || []).length, there = (text.match(RIGHT) || []).length;
  if (letters < 12) continue;
  const isRight = there / letters > 0.7;
  const direction = isRight && against < there / 2 ? 'rtl' : getComputedStyle(element).direction;
  if (isRight) right++; else left++;
  if (isRight !== (direction === 'rtl') && (isRight || !there) && audit.isVisible(element)) { if (isRight) wrong++; found.push({element, isRight, certain: false, evidence: `Runs ${direction === 'rtl' ? 'from right to left' : 'from left to right'}: “${audit.tidy(text).slice(0, 80)}”.`}); }
}
if (!right && getComputedStyle(document.documentElement).direction !== 'rtl') return null;
if (right > left && wrong === right && wrong) return [{element: document.documentElement, evidence: `All ${wrong} blocks of text in a script that runs from right to left run from left to right; dir is not set.`}];
return found.filter(one => one.isRight || getComputedStyle(document.documentElement).direction === 'rtl' && one.element.closest('[lang]:not(html)') || one.isRight).slice(0, 6);
