// What there is to hear and to watch: waits a moment until the browser knows how long it is, and whether it has sound.
const elements = audit.everywhere('audio, video');
const until = performance.now() + 2500;
const isKnown = one => one.readyState >= 2 || one.error || one.networkState === 3;
for (const one of elements) if (one.preload === 'none' && one.readyState === 0) one.preload = 'metadata';
while (elements.some(one => !isKnown(one)) && performance.now() < until) await new Promise(done => setTimeout(done, 50));
const hasSound = one => {
  if (one.localName === 'audio') return true;
  if (one.webkitAudioDecodedByteCount > 0) return true;
  try { return one.readyState ? one.captureStream().getAudioTracks().length > 0 : null; } catch { return null; }
};
// Of a part of a file (#t=8,10), how long that part is.
const seconds = one => {
  const part = (one.currentSrc || '').match(/#(?:.*&)?t=(?:npt:)?([\d.]*)(?:,([\d.]+))?/);
  if (!part || !Number.isFinite(one.duration)) return one.duration;
  return Math.min(+(part[2] ?? one.duration), one.duration) - +(part[1] || 0);
};
const controls = /pause|stop|mute|sound|volume|silence|unmute|paus|deten|parar|silenci|sonido|volumen|إيقاف|كتم|صوت|пауза|стоп|останов|звук|громк|暂停|停止|静音|声音|音量|暫停|靜音|聲音/i;
const named = name => controls.test(name);
const buttons = audit.everywhere('button, [role=button], [role=switch], input[type=button], input[type=checkbox], a[href]');
const isUsable = one => audit.isPainted(one) && !one.closest('[aria-hidden="true"]') && !one.matches(':disabled');
// With axe-core gone while we waited, names are read from what makes them most often.
const nameOf = one => audit.tidy(one.getAttribute('aria-label') || one.textContent || one.value || one.title || one.querySelector?.('img')?.alt || '');
// A player of one's own stands in the same small part of the page, or right beside.
const isNear = (one, other) => {
  for (let at = one.parentElement, up = 0; at && up < 3; at = at.parentElement, up++) {
    if (at.matches('body, main, [role=main], article')) return [one.previousElementSibling, one.nextElementSibling, one.nextElementSibling?.nextElementSibling].some(beside => beside?.contains(other) && audit.tidy(beside.textContent).length < 200);
    if (at.contains(other)) return true;
  }
  return false;
};
const words = audit.tidy(document.body.innerText ?? '').length;
const talksOf = /transcript|transcripci[oó]n|text version|written version|in writing|captions|subt[ií]tulos|audio description|audiodescripci[oó]n|read the text|النص|نسخة مكتوبة|ترجمة|وصف صوتي|расшифровк|стенограмм|субтитр|тифлокоммент|текстов|文字稿|字幕|文本版|文字版|逐字稿|口述影像/i;
return {words, mentions: talksOf.test(document.body.innerText ?? ''), links: audit.all('a[href], details, iframe').length, media: elements.map(one => ({
  kind: one.localName, html: audit.html(one), place: elements.indexOf(one), seconds: Number.isFinite(seconds(one)) ? seconds(one) : one.duration === Infinity ? 86400 : null,
  sound: hasSound(one), shown: audit.isPainted(one) && (one.localName === 'video' || one.controls), known: one.readyState >= 1,
  starts: (one.autoplay && !(one.paused && !one.ended && one.readyState >= 3)) || (!one.paused && !one.ended), muted: one.muted || one.volume === 0, controls: one.controls && audit.isPainted(one),
  ownControls: buttons.some(other => isUsable(other) && named(nameOf(other))), maybeControls: buttons.some(other => isUsable(other) && nameOf(other) && other.localName !== 'a' && isNear(one, other)),
  tracks: [...one.querySelectorAll('track')].map(track => ({kind: track.kind, state: track.readyState, cues: track.track?.cues?.length ?? null})),
}))};
