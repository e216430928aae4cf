const COLOURS = {en: 'red|green|blue|yellow|orange|grey|gray|pink|purple|amber', es: 'roj[oa]s?|verdes?|azul(?:es)?|amarill[oa]s?|naranjas?|grises?',
  ar: '(?:ال)?(?:أحمر|أخضر|أزرق|أصفر|حمراء|خضراء|برتقالي)', ru: '(?:красн|зел[её]н|син|ж[её]лт|оранжев|сер)[а-яё]+', zh: '红色|紅色|绿色|綠色|蓝色|藍色|黄色|黃色|橙色|灰色'};
const MEANINGS = {
  en: c => new RegExp(`\\b(?:fields?|questions?|items?|dates?|days?|rows?|lines?|cells?|entries|names?|labels?|boxes|answers|words|sections|links|steps|parts|areas|errors?|mistakes?|required|mandatory|ones|values|figures|amounts|numbers)\\b[^.,;]{0,40}\\b(?:in|are|is|marked|highlighted|shown|coloured|colored|turn|outlined)(?: in| with)?(?: a| the)?(?: light| dark| bright)? (?:${c})\\b|\\b(?:shown|marked|highlighted|displayed|written|printed|outlined|flagged|coloured|colored|shaded) (?:in |with )?(?:a |the )?(?:light |dark |bright )?(?:colour |color )?(?:${c})\\b|\\b(?:${c}) (?:means|stands for|shows that|fields|dates|days|rows|items|labels|text (?:means|shows|is))\\b`, 'i'),
  es: c => new RegExp(`(?:campos?|preguntas?|fechas?|d[ií]as|filas?|elementos?|datos|errores|casillas|obligatori[oa]s|l[ií]neas|enlaces)[^.,;]{0,40} (?:en|de color|son|est[aá]n en|marcad[oa]s (?:en|de|con)) (?:color )?(?:${c})(?!\\p{L})|(?:marcad|mostrad|resaltad|escrit|señalad|destacad)[oa]s? (?:en|de|con) (?:color )?(?:${c})(?!\\p{L})`, 'iu'),
  ar: c => new RegExp(`(?:حقول|الحقول|خانات|الخانات|أسئلة|الأسئلة|تواريخ|التواريخ|أيام|الأيام|صفوف|الصفوف|عناصر|العناصر|أخطاء|الأخطاء)[^.،؛]{0,40}(?:باللون|بلون|ملونة|المميزة)?\\s*(?:ب)?(?:${c})(?!\\p{L})`, 'u'),
  ru: c => new RegExp(`(?:пол[яей]|вопросы|даты|дни|строки|элементы|ошибки|ячейки|обязательн)[а-яё]*[^.,;]{0,50}(?:отмечен|выделен|показан|помечен|обозначен)?[а-яё]*\\s(?:${c})(?!\\p{L})|(?:выделен|отмечен|помечен|показан|обозначен)[а-яё]* (?:${c})(?!\\p{L})`, 'iu'),
  zh: c => new RegExp(`(?:${c})(?:的)?(?:字段|欄位|栏|项|項|日期|问题|問題|行|文字|标记|標記)[^。，]{0,12}(?:必填|必须|必須|表示|为|為|错误|錯誤|是)|(?:必填|错误|錯誤|日期|字段|欄位)[^。，]{0,10}(?:以|用|标为|標為|显示为|顯示為)(?:${c})`),
};
const PATTERNS = Object.entries(MEANINGS).map(([language, meaning]) => [language, meaning(COLOURS[language])]);
const OTHER_SIGN = /\*|star|asterisk|asterisco|نجمة|звёзд|звезд|星号|星號|bold|negrita|жирн|underline|subray|подч[её]рк|粗体|icon|icono|значк|symbol|s[ií]mbolo|word|palabra|слов|with a (?:tick|cross|mark|triangle)|and say|letter/i;
const REDDISH = ([red, green, blue]) => red > 120 && red > 1.8 * green && red > 1.8 * blue;
const labels = audit.all('label, legend').slice(0, 200).filter(one => audit.isPainted(one));
const looks = one => { const style = getComputedStyle(one); return `${style.fontWeight} ${style.textDecorationLine} ${style.fontStyle} ${style.backgroundColor} ${style.borderWidth}`; };
const coloured = labels.filter(one => REDDISH(audit.rgba(getComputedStyle(one).color)));
const rest = labels.filter(one => !coloured.includes(one));
const signs = one => ['', '::before', '::after'].some(side => side && !/^(none|normal|""|)$/.test(getComputedStyle(one, side).content)) ||
  /\*|required|mandatory|must|obligatori|إلزامي|مطلوب|обязательн|必填|必須|\(!|!/i.test(one.textContent) || one.querySelector('img, svg, abbr');
const isAlone = coloured.length && rest.length && coloured.every(one => !signs(one)) && new Set([...coloured, ...rest].map(looks)).size === 1;
// Rows and items of one table or list: some with words in red, which no other look and no word shared by all of them tells from the rest.
const REDS = /(?<!\p{L})(?:red|roj[oa]s?|красн\p{L}+)(?!\p{L})|أحمر|حمراء|红色|紅色/iu;
const isSame = (one, other) => ['fontWeight', 'fontStyle', 'textDecorationLine', 'fontSize', 'textTransform'].every(name => one[name] === other[name]);
const redsOf = row => audit.texts(row).map(text => text.parentElement).filter(one => REDDISH(audit.rgba(getComputedStyle(one).color)));
const pathOf = (one, row) => { const path = []; for (let at = one; at !== row; at = at.parentElement) path.unshift([...at.parentElement.children].indexOf(at)); return path; };
const at = (row, path) => path.reduce((one, number) => one?.children[number], row);
const wordsIn = row => new Set(row.textContent.toLowerCase().match(/[\p{L}\p{N}*!]+/gu) || []);
const signsOf = one => ['::before', '::after'].map(side => getComputedStyle(one, side).content).join();
const isOnlyRed = (rows, path) => {
  const parts = rows.map(row => at(row, path));
  if (parts.some(part => !part)) return false;
  const red = rows.filter((row, place) => REDDISH(audit.rgba(getComputedStyle(parts[place]).color))), rest = rows.filter(row => !red.includes(row));
  if (red.length < 2 || rest.length < 2 || rows.some(row => row.querySelector('img, svg, abbr, [title]') || row.hasAttribute('aria-label'))) return false;
  const said = new Set(rest.flatMap(row => [...wordsIn(row)])), all = red.map(wordsIn);
  if ([...all[0]].some(word => !said.has(word) && all.every(words => words.has(word)))) return false;
  const first = getComputedStyle(parts[0]);
  return parts.every(part => isSame(getComputedStyle(part), first) && signsOf(part) === signsOf(parts[0]));
};
const rowsInRed = () => {
  for (const holder of audit.all('table, ul, ol').slice(0, 30)) {
    const rows = audit.all(holder.localName === 'table' ? 'tr:has(td)' : ':scope > li', holder).slice(0, 60).filter(row => audit.isPainted(row));
    if (rows.length < 4) continue;
    const tried = new Set();
    for (const row of rows.slice(0, 10)) for (const one of redsOf(row)) {
      const path = pathOf(one, row);
      if (tried.has(path.join())) continue;
      tried.add(path.join());
      if (isOnlyRed(rows, path)) return audit.tidy(one.textContent);
    }
  }
  return '';
};
const found = [], blocks = new Set();
let inRed = null;
for (const text of audit.texts().slice(0, 5000)) blocks.add(text.parentElement.closest('p, li, label, legend, dd, td, th, caption, figcaption, h1, h2, h3, h4, div, section, body'));
for (const element of blocks) {
  if (found.length > 4 || !element || element.textContent.length > 2000 || !audit.isPainted(element)) continue;
  const own = audit.language(element).slice(0, 2), words = audit.tidy(element.textContent);
  for (const [language, pattern] of PATTERNS) {
    if (own && own in MEANINGS && own !== language) continue;
    const sentence = words.split(/(?<=[.!?。！？؟])\s*/).find(one => one.length < 300 && pattern.test(one));
    if (!sentence || OTHER_SIGN.test(sentence) || found.some(one => one.element.contains(element) || element.contains(one.element))) continue;
    inRed ??= REDS.test(sentence) ? rowsInRed() : '';
    if (inRed && !isAlone) { found.push({element, evidence: `“${sentence.slice(0, 160)}” Those in red differ in nothing else: “${inRed.slice(0, 60)}”.`}); continue; }
    found.push(isAlone ? {element, evidence: `“${sentence.slice(0, 160)}” Labels in red differ in nothing else: “${audit.tidy(coloured[0].textContent).slice(0, 60)}”.`}
      : {element, certain: false, evidence: `“${sentence.slice(0, 160)}” Is there another sign than the colour?`});
  }
}
return blocks.size ? found : null;
