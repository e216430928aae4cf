const links = audit.all('a[target], area[target], form[target]').filter(one => !/^(?:_self|_top|_parent|)$/i.test(one.target) && audit.isExposed(one)).slice(0, 200);
if (!links.length) return null;
const WORDS_FOR = /new (?:window|tab|page)|opens? (?:in|externally)|external|ventana nueva|nueva (?:ventana|pestaña)|pestaña nueva|نافذة جديدة|علامة تبويب جديدة|تبويب جديد|نافذة أخرى|нов(?:ом|ой|ое) (?:окне|вкладке|окно)|новая вкладка|新窗口|新视窗|新視窗|新标签|新分頁|新頁籤|外部/i;
const all = audit.texts().some(text => text.data.length < 200 && /links|enlaces|روابط|ссылки|链接|連結/i.test(text.data) && WORDS_FOR.test(text.data));
if (all) return [];
const said = one => [audit.name(one), one.title, ...(one.getAttribute('aria-describedby') || '').split(/\s+/).filter(Boolean).map(id => document.getElementById(id)?.textContent)].join(' ');
return links.filter(one => !WORDS_FOR.test(said(one)) && !audit.mentions('windows', said(one))).slice(0, 4).map(element => ({element, certain: false, evidence: `“${audit.name(element).slice(0, 60)}” opens a new window (${element.target}).`}));
