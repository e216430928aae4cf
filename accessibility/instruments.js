// Runs in every page before its own scripts: keeps what they do that cannot be seen in the document afterwards, and does
// not let them stop whoever looks. Changes nothing that a visitor would notice, except that dialogs are not shown and
// no second window opens.
(() => {
  if (window.__audit) return;
  const MOST = 5000;
  const audit = {listeners: [], timers: [], dialogs: [], windows: [], navigations: [], sent: [], holding: false,
    moves: 0, clocks: {}};
  Object.defineProperty(window, '__audit', {value: audit, enumerable: false});
  const keep = (list, what) => {
    if (list.length < MOST) list.push({...what, used: Boolean(navigator.userActivation?.hasBeenActive), at: performance.now()});
  };
  const wrap = (owner, name, around) => {
    const own = owner && owner[name];
    if (typeof own === 'function') owner[name] = around(own);
  };

  wrap(EventTarget.prototype, 'addEventListener', own => function (type, does, ...more) {
    if (audit.listeners.length < MOST && does) audit.listeners.push({target: this ?? window, type: String(type), does});
    return own.call(this, type, does, ...more);
  });
  for (const name of ['setTimeout', 'setInterval']) wrap(window, name, own => function (does, wait, ...more) {
    if (wait >= 1000) keep(audit.timers, {name, wait: Number(wait), does: String(does).slice(0, 2000)});
    return own.call(window, does, wait, ...more);
  });
  // Where nothing was ever started that comes back later, nothing on the page changes by itself.
  const later = audit.later = window.setTimeout.bind(window);
  const tell = name => { audit.clocks[name] = (audit.clocks[name] || 0) + 1; };
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback', 'fetch']) {
    wrap(window, name, own => function (does, wait, ...more) {
      tell(name === 'setTimeout' && wait >= 100 ? 'setLongTimeout' : name);
      return own.call(window, does, wait, ...more);
    });
  }
  for (const name of ['EventSource', 'WebSocket', 'Worker', 'SharedWorker', 'MessageChannel', 'BroadcastChannel']) {
    wrap(window, name, own => new Proxy(own, {construct: (...how) => { tell(name); return Reflect.construct(...how); }}));
  }
  window.addEventListener('load', () => later.call(window, () => { audit.loaded = {...audit.clocks}; }));
  // Who moves the focus: the reader, or a script?
  for (const kind of [HTMLElement, SVGElement]) for (const name of ['focus', 'blur']) wrap(kind.prototype, name, own => function (...how) {
    audit.moves += 1;
    return own.apply(this, how);
  });
  for (const [name, answer] of [['alert', undefined], ['confirm', false], ['prompt', null], ['print', undefined]]) {
    wrap(window, name, () => function (words) {
      keep(audit.dialogs, {name, words: String(words ?? '').slice(0, 200)});
      return answer;
    });
  }
  wrap(window, 'open', () => function (url) { keep(audit.windows, {url: String(url ?? '')}); return null; });

  // Nobody may be kept on a page, and while `holding` nothing leaves it: no navigation, nothing sent that changes anything.
  window.addEventListener('beforeunload', event => event.stopImmediatePropagation());
  window.navigation?.addEventListener('navigate', event => {
    keep(audit.navigations, {url: event.destination.url, same: event.destination.sameDocument, user: event.userInitiated});
    if (audit.holding && !event.destination.sameDocument && event.cancelable) event.preventDefault();
  });
  const changes = method => !['GET', 'HEAD'].includes(String(method || 'GET').toUpperCase());
  wrap(window, 'fetch', own => function (what, how) {
    const method = how?.method || what?.method;
    if (audit.holding && changes(method)) { keep(audit.sent, {method}); return Promise.reject(new TypeError('held')); }
    return own.call(window, what, how);
  });
  const requests = window.XMLHttpRequest?.prototype;
  wrap(requests, 'open', own => function (method, ...more) { this.auditMethod = method; return own.call(this, method, ...more); });
  wrap(requests, 'send', own => function (...more) {
    tell('XMLHttpRequest');
    if (audit.holding && changes(this.auditMethod)) { keep(audit.sent, {method: this.auditMethod}); return undefined; }
    return own.apply(this, more);
  });
  wrap(navigator, 'sendBeacon', own => function (...more) { return audit.holding ? true : own.apply(navigator, more); });
  for (const name of ['submit', 'requestSubmit']) wrap(HTMLFormElement.prototype, name, own => function (...more) {
    if (!audit.holding) return own.apply(this, more);
    keep(audit.sent, {method: this.method, form: true});
    return undefined;
  });
  window.addEventListener('submit', event => {
    if (!audit.holding) return;
    keep(audit.sent, {method: event.target.method, form: true, user: true});
    event.preventDefault();
  }, true);
})();
