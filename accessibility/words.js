// What checks know of languages: scripts, words in nearly every sentence, words that say nothing. WORDS comes from wording.py.
Object.assign(audit, (() => {
  const SCRIPTS = ['Latin', 'Cyrillic', 'Arabic', 'Han', 'Hangul', 'Hiragana', 'Katakana', 'Hebrew', 'Greek', 'Devanagari', 'Bengali', 'Tamil', 'Thai', 'Ethiopic', 'Armenian', 'Georgian'];
  const PATTERNS = Object.fromEntries(SCRIPTS.map(script => [script, new RegExp(`\\p{Script=${script}}`, 'gu')]));
  // The scripts a language is written in; a language that is not here is not judged.
  const WRITTEN = {Latin: 'en es fr de it pt nl sv da nb nn no fi pl cs sk hu ro tr vi id ms sw tl eu ca gl ga cy et lv lt sl hr sq so is mt af',
    Cyrillic: 'ru uk be bg mk kk ky mn tg', Arabic: 'ar fa ur ps ckb ug sd', Han: 'zh yue', Hebrew: 'he yi', Greek: 'el',
    Devanagari: 'hi mr ne', Bengali: 'bn', Tamil: 'ta', Thai: 'th', Ethiopic: 'am ti', Armenian: 'hy', Georgian: 'ka', Hangul: 'ko', Hiragana: 'ja'};
  const written = {};
  for (const [script, codes] of Object.entries(WRITTEN)) for (const code of codes.split(' ')) written[code] = script;
  const ALSO = {Hiragana: ['Katakana', 'Han'], Hangul: ['Han']};
  const ORDINARY = {
    en: 'the of and to is you that it was for on are with as his they be at this have from or had by not but what all were when your can there use each which do how if will other about out many then them these so some would make like him into has look more go no way could my than who been its now did get come may into early went means has an',
    es: 'el la los las de que y en un una se por con para su lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos esto mí antes algunos qué unos yo otro otras es son al del',
    fr: 'le la les de des du et un une est que qui dans ce il elle ne pas au aux sur se pour par avec son sa ses ont été mais ou où plus tout cette ces nous vous leur être sont fait à y en bonne année aussi bien même',
    de: 'der die das und in zu den von mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ihr wir',
    it: 'il lo la gli le di che è e un una per in non con del della dei delle sono si da al come più ma anche questo questa nel nella alla ha o se ci su tra essere',
    pt: 'o a os as de que e do da em um uma para com não por mais dos das como mas ao ele sua ou quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas me esse eles você são',
    nl: 'de het een en van ik te dat die in is niet zijn op aan met als voor had er maar om hem dan zou of wat mijn men dit zo door over ze bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze u want nog zal me zij nu geen iets worden toch al waren veel meer doen moet ben zonder kan hun dus alles onder ging hij',
    da: 'og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil blev kunne',
    sv: 'och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då sin nu har inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp',
    ru: 'и в не на я быть он с что а по это она этот к но они мы весь который из у то за свой вы или от так же о для бы если мой вас ваш ваше ваши как его только будет можно при до после',
    uk: 'і в не на я що він з та це до за як від або про ми ви вони але для його якщо ваш ваші може бути ще',
    ar: 'في من على إلى أن هذا هذه التي الذي عن مع أو لا ما كل هو هي كان قد بعد قبل يمكن عند إذا ذلك كما لم أي بين حتى غير',
    fa: 'در به از که این است را با برای آن های می شما یک خود تا کند بر هم نیز',
    ur: 'کے کی میں ہے اور سے کا کو اس پر یہ کہ ہیں نے بھی تو کر آپ لیے',
  };
  const ordinary = Object.fromEntries(Object.entries(ORDINARY).map(([code, words]) => [code, new Set(words.split(' '))]));
  const everyOrdinary = new Set(Object.values(ordinary).flatMap(words => [...words]));
  const isOrdinary = word => everyOrdinary.has(word);
  const primary = language => (language || '').toLowerCase().split(/[-_]/)[0];
  const wordsOf = text => (text || '').toLowerCase().normalize('NFC').match(/\p{L}[\p{L}\p{M}’']*/gu) || [];
  // How many letters of each script there are.
  const letters = text => {
    const counts = {}, foreign = text.match(/[^\x00-\x7f\u2000-\u206f]+/g)?.join('') ?? '';
    for (const script of SCRIPTS) {
      const plain = script === 'Latin' ? text.match(/[a-z]/gi) : null, found = (plain?.length ?? 0) + (foreign ? foreign.match(PATTERNS[script])?.length ?? 0 : 0);
      if (found) counts[script] = found;
    }
    return counts;
  };
  const scriptOf = language => written[primary(language)] || '';
  const scriptsOf = language => { const script = scriptOf(language); return script ? [script, ...(ALSO[script] || [])] : []; };
  const knows = language => primary(language) in ordinary;
  // For which language a text speaks against the said one: words that are ordinary in the one and not in the other, both ways.
  const speaks = (text, language) => {
    const words = wordsOf(text), own = ordinary[primary(language)] || new Set(), telling = words.filter(isOrdinary);
    const count = (set, other) => telling.filter(word => set.has(word) && !other.has(word)).length;
    const [theirs, mine, code] = Object.entries(ordinary).filter(([other]) => other !== primary(language))
      .map(([other, set]) => [count(set, own), count(own, set), other]).sort((a, b) => b[0] - b[1] - a[0] + a[1])[0];
    return {language: code, theirs, mine, words: words.length};
  };
  // Whether two words are forms of one: plural, possessive, open and opening.
  const stem = word => word.replace(/['’]s?$/, '').slice(0, Math.max(4, Math.ceil(word.length * 0.6)));
  const isSameWord = (one, other) => one === other || (one.length > 3 && other.length > 3 && (other.startsWith(stem(one)) || one.startsWith(stem(other))));
  const meaningful = text => wordsOf(text).filter(word => (word.length > 2 || /[^\p{Script=Latin}]/u.test(word)) && !isOrdinary(word));
  // How much of one text is said in another: 0 to 1. In Chinese, which has no spaces, pairs of signs stand for words.
  const overlap = (one, other) => {
    if (/\p{Script=Han}/u.test(one)) {
      const signs = one.match(/\p{Script=Han}/gu);
      return signs.filter(sign => other.includes(sign)).length / signs.length;
    }
    const wanted = meaningful(one), there = [...new Set(wordsOf(other))];
    return wanted.length ? wanted.filter(word => there.some(word2 => isSameWord(word, word2))).length / wanted.length : 1;
  };
  const plain = text => audit.tidy(text).toLowerCase().replace(/^[\s«»"'“”‹›<>→←➔►▶•·.…:!?,。،؛]+|[\s«»"'“”‹›<>→←➔►▶•·.…:!?,。،؛]+$/gu, '');
  const sets = Object.fromEntries(Object.entries(WORDS).map(([kind, words]) => [kind, new Set(words)]));
  const says = (kind, text) => sets[kind].has(plain(text));
  const mentions = (kind, text) => { const lower = audit.tidy(text).toLowerCase(); return [...sets[kind]].some(phrase => lower.includes(phrase)); };
  // The nearest ancestor that stands for a block of text.
  const BLOCKS = 'p, li, dd, dt, td, th, caption, figcaption, h1, h2, h3, h4, h5, h6, blockquote, pre, label, legend, summary, address, article, section, nav, header, footer, main, form, fieldset, div, body';
  const blockOf = element => { const at = element.nodeType === 1 ? element : element.parentElement; return at && at.closest(BLOCKS); };
  // Text of which a machine cannot know the language: names, code, addresses, what people typed.
  const NO_LANGUAGE = 'bdi, code, kbd, samp, pre, var, textarea, math, svg, address, [translate=no], .notranslate';
  return {letters, scriptOf, scriptsOf, primary, wordsOf, knows, speaks, meaningful, overlap, plain, says, mentions, blockOf, NO_LANGUAGE, isSameWord, PICTURES: WORDS.pictures};
})());
