const found = [];
const LEAVES = /location|\.submit\(|\.reload\(|log-?out|sign-?out|expire|session|timeout/i;
for (const timer of window.__audit?.timers || []) {
  if (timer.wait >= 20000 && timer.wait < 72e6 && LEAVES.test(timer.does) && !found.length) {
    found.push({evidence: `A script waits ${Math.round(timer.wait / 1000)} seconds and then seems to go elsewhere.`, certain: false});
  }
}
const SAYS = /(time left|time remaining|session (will )?expires?|you will be signed out|you have \d+ (minutes|seconds))|(tiempo restante|la sesión caduca|su sesión expira)|(الوقت المتبقي|تنتهي الجلسة|ستنتهي جلستك)|(осталось (времени|\d+)|сеанс (истекает|завершится))|(剩余时间|会话将|登录将过期|剩餘時間)/i;
const told = audit.texts().find(node => SAYS.test(node.data) && /\d/.test(node.parentElement.closest('p, div, li, section, output')?.innerText || '') && audit.isVisible(node.parentElement));
if (told) found.push({element: told.parentElement, evidence: `It says: “${audit.tidy(told.data).slice(0, 80)}”. Can people have more time?`, certain: false});
return found;
