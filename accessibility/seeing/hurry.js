// Before anything else in the page: lets its clocks run twenty times faster, and notes what changes when nobody does anything.
(() => {
  if (window !== window.top) return;
  const TIMES = 20, LEAST = 300;
  const later = window.setTimeout, often = window.setInterval, frame = window.requestAnimationFrame;
  const quicker = wait => (wait >= LEAST ? wait / TIMES : wait);
  window.auditTimers = [];
  const note = (what, wait, kind) => { if (wait >= 20000 && window.auditTimers.length < 50) window.auditTimers.push({wait, kind, code: String(what).slice(0, 600)}); };
  window.setTimeout = (what, wait = 0, ...rest) => { note(what, +wait, 'timeout'); return later(what, +wait >= 20000 ? wait : quicker(+wait), ...rest); };
  window.setInterval = (what, wait = 0, ...rest) => { note(what, +wait, 'interval'); return often(what, quicker(+wait), ...rest); };
  const changes = (window.auditChanges = new Map());
  window.auditListeners = new Set();
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (/^(focusin|focus|mouseenter|mouseover|pointerenter|touchstart)$/.test(type) && this !== window && this !== document) window.auditListeners.add(this);
    return listen.call(this, type, ...rest);
  };
  const watch = () => new MutationObserver(records => {
    const now = Math.round(performance.now() / 40), seen = new Set();
    for (const record of records) {
      const element = record.target.nodeType === 1 ? record.target : record.target.parentElement;
      if (!element || seen.has(element)) continue;
      seen.add(element);
      if (now < 3) continue;
      const times = changes.get(element) ?? new Set();
      times.add(now);
      changes.set(element, times);
    }
  }).observe(document, {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['class', 'style', 'src', 'hidden', 'aria-hidden', 'transform']});
  watch();
})();
