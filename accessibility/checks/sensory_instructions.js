const LANGUAGES = {
  en: {asks: /\b(click|press|select|choose|tap|use|push|hit|follow|activate|pick|open|see|fill in|look at|go to|read)\b/i,
    things: '(?:buttons?|icons?|links?|box(?:es)?|fields?|arrows?|circles?|squares?|symbols?|tabs?|menus?|columns?|panels?|lists?|forms?|sidebars?|navigation|sections?|text|one|options?)',
    looks: '(?:round|square|circular|triangular|oval|star-shaped|diamond-shaped|(?:light |dark |bright )?(?:red|green|blue|yellow|orange|purple|pink|grey|gray)|bigger|biggest|large|largest)',
    places: '(?:(?:on|to|at|in) (?:the|your) (?:far |upper |lower |top |bottom )?(?:right|left)(?:[- ]hand)?(?: side| corner| column)?(?! of (?:the )?(?:house|street|road|building|door))|(?:top|bottom|upper|lower)[- ](?:right|left)|(?:right|left)-hand|at the (?:very )?bottom of the (?:screen|page))',
    sounds: /\b(?:when|after|until|once) you hear\b|\bafter the (?:beep|tone)\b/i},
  es: {asks: /(haga clic|hacer clic|pulse|presione|seleccione|elija|utilice|use|toque|consulte|vea|rellene|pulsa|haz clic|selecciona|usa)/i,
    things: '(?:bot[oó]n(?:es)?|iconos?|enlaces?|casillas?|campos?|flechas?|men[uú]s?|columnas?|panel(?:es)?|formularios?|listas?|cuadros?)',
    looks: '(?:roj[oa]s?|verdes?|azul(?:es)?|amarill[oa]s?|naranjas?|redond[oa]s?|cuadrad[oa]s?|circular(?:es)?|triangular(?:es)?|grandes?)', after: true,
    places: '(?:(?:a|de|en) la (?:parte |esquina |columna )?(?:superior |inferior )?(?:derecha|izquierda)|(?:parte|esquina) (?:superior|inferior)|al final de la pantalla)',
    sounds: /(?:cuando|después de que|al) (?:oiga|escuche|oír|escuchar)/i},
  ar: {asks: /(اضغط|انقر|اختر|استخدم|حدد|املأ|انظر|راجع)/,
    things: '(?:ال)?(?:زر|أزرار|رابط|روابط|أيقونة|حقل|حقول|خانة|مربع|قائمة|عمود|سهم|نموذج)',
    looks: '(?:ال)?(?:أحمر|أخضر|أزرق|أصفر|حمراء|خضراء|زرقاء|صفراء|مستدير|دائري|مربع|كبير|مستديرة|كبيرة)', after: true,
    places: '(?:(?:على|إلى|في|من) (?:ال)?(?:جهة |جانب )?(?:ال)?(?:يمين|يسار|أيمن|أيسر)|(?:أعلى|أسفل) (?:ال)?(?:يمين|يسار|شاشة|الشاشة))', sounds: /(عندما تسمع|بعد سماع)/},
  ru: {asks: /(нажмите|щ[её]лкните|кликните|выберите|используйте|воспользуйтесь|перейдите|заполните|смотрите|нажать)/i,
    things: '(?:кнопк|ссылк|знач|иконк|пол[еяюь]|меню|колонк|столб|стрелк|списк|список|форм|панел|раздел)[а-яё]*',
    looks: '(?:красн|зел[её]н|син|ж[её]лт|голуб|оранжев|кругл|квадратн|треугольн|больш)[а-яё]*',
    places: '(?:справа|слева|(?:в|на) (?:верхн|нижн)?[а-яё]*\\s?(?:прав|лев)[а-яё]*|внизу экрана|внизу страницы)', sounds: /(когда (?:вы )?услышите|после (?:звукового )?сигнала)/i},
  zh: {asks: /(点击|單擊|单击|按下|点按|选择|使用|請按|请按|點擊|點選|選擇|填写|填寫|查看|参见)/,
    things: '(?:按钮|按鈕|链接|連結|鏈接|图标|圖示|菜单|選單|栏|欄|框|箭头|箭頭|列表|清單)',
    looks: '(?:红色|紅色|绿色|綠色|蓝色|藍色|黄色|黃色|橙色|圆形|圓形|方形|三角形|最大)的?', noSpace: true,
    places: '(?:右侧|左侧|右側|左側|右边|左边|右邊|左邊|右上角|左上角|右下角|左下角|屏幕底部|螢幕底部)', sounds: /(听到|聽到).{0,8}(声|聲|音)/},
};
for (const one of Object.values(LANGUAGES)) {
  const gap = one.noSpace ? '.{0,2}' : '\\s+(?:\\p{L}+\\s+)?', [first, second] = one.after ? [one.things, one.looks] : [one.looks, one.things];
  one.shape = one.noSpace ? new RegExp(first + gap + second, 'u') : new RegExp(`(?<!\\p{L})${first}${gap}${second}(?!\\p{L})`, 'iu');
  one.place = one.noSpace ? new RegExp(`${one.places}.{0,8}${one.things}|${one.things}.{0,8}${one.places}`, 'u')
    : new RegExp(`(?<!\\p{L})(?:${one.things}(?:\\s+\\p{L}+){0,4}\\s+${one.places}|${one.places}(?:\\s+\\p{L}+){0,2}\\s+${one.things})(?!\\p{L})`, 'iu');
}
const names = new Set(audit.all('a[href], button, input[type=submit], input[type=button], label, legend, summary, [role=button], nav[aria-label], h1, h2, h3').slice(0, 400)
  .map(one => audit.tidy(one.value && one.localName === 'input' ? one.value : one.getAttribute('aria-label') || one.textContent).toLowerCase()).filter(name => name.length > 1));
const found = [], blocks = new Set();
for (const text of audit.texts().slice(0, 5000)) blocks.add(text.parentElement.closest('p, li, label, legend, dd, dt, td, th, figcaption, h1, h2, h3, h4, h5, h6, div, section, main, body'));
for (const element of blocks) {
  if (found.length > 4 || !element || element.matches('body, main, section') && element.textContent.length > 2000) continue;
  const words = audit.tidy(element.textContent);
  if (words.length > 2000 || !audit.isPainted(element)) continue;
  const own = audit.language(element).slice(0, 2);
  for (const [language, {asks, shape, place, sounds}] of Object.entries(LANGUAGES)) {
    if (own && own in LANGUAGES && own !== language) continue;
    const sentence = words.split(/(?<=[.!?。！？؟])\s*/).find(one => one.length < 300 && ((asks.test(one) && (shape.test(one) || place.test(one))) || sounds.test(one)));
    if (!sentence || found.some(one => one.element.contains(element) || element.contains(one.element))) continue;
    const lower = sentence.toLowerCase();
    if (/["“”«»„「『‘']\S/.test(sentence) || [...names].some(name => name.length > 2 && !(name.length > lower.length - 4) && lower.includes(name))) continue;
    found.push({element, certain: false, evidence: `“${sentence.slice(0, 160)}” Can this be followed without seeing or hearing it?`});
  }
}
return blocks.size ? found : null;
