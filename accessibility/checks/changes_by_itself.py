"""What changes by itself can be stopped, and time limits can be put off: WCAG 2.2.2 and 2.2.1, ACT rule efbfc7.

The page is loaded once more with clocks that run twenty times faster. What then changes again and again while nobody touches
it, moves by itself; timers of more than twenty seconds that leave the page or sign the reader out are limits.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, When
from ..page import Page
from ..pressing import spoil
from ..seeing.pictures import script

MAY_CHANGE = """
const {loaded, clocks, listeners} = __audit, rung = clocks.setTimeout;
if (!loaded || document.querySelector('iframe, frame, video, audio, marquee, object, embed')) return true;
const {setTimeout: begun = 0, ...others} = loaded;
const LATER = /^animation|^transition|^timeupdate$|^online$|^storage$|^device|^visibility/;
if (Object.keys(others).length > 0 || begun > 5 || listeners.some(each => LATER.test(each.type)) ||
  document.getAnimations().some(each => each.onfinish)) return true;
return new Promise(done => __audit.later(() => done(clocks.setTimeout !== rung), 150));
"""
"""Whether anything was started that comes back later; a chain of quick timers rings while nobody does anything."""
WAIT = """
return new Promise(done => {
  const begun = performance.now();
  const end = () => {
    window.auditSeen = {at: Math.round(performance.now() / 40), changes: [...window.auditChanges ?? []].map(([element, times]) => [element, new Set(times)])};
    done();
  };
  const look = () => (performance.now() - begun > 800 ? end() : requestAnimationFrame(look));
  look();
});
"""
CHANGED = r"""
const PAUSES = /pause|stop|freeze|hide|animation|motion|live|auto|paus|deten|parar|ocultar|animaci|إيقاف|إخفاء|تجميد|пауза|стоп|останов|скрыть|анимац|暂停|停止|暫停|隐藏|隱藏|动画|動畫/i;
const controls = audit.all('button, [role=button], [role=switch], input[type=checkbox], input[type=button], a[href]').filter(one => audit.isPainted(one));
const canPause = controls.some(one => PAUSES.test(audit.name(one)));
const found = [];
// A page that is still being put together changes often as well, but comes to rest.
const last = window.auditSeen.at;
const isGoingOn = times => Math.max(...times) - Math.min(...times) >= 10 && last - Math.max(...times) < 12;
const isClock = element => /^\D{0,12}\d{1,2}[:.]\d{2}/.test(audit.tidy(element.textContent));
const own = /^(html|head|body|script|style|title|link|meta)$/;
const all = window.auditSeen.changes.filter(([element, times]) => element.isConnected && !own.test(element.localName) && times.size >= 3 && isGoingOn([...times]));
for (const [element, times] of all) {
  // The innermost thing that changes; slides that take turns are told by what holds them.
  if (all.some(([other]) => other !== element && element.contains(other)) || found.length > 4) continue;
  const holder = element.closest('[aria-roledescription=carousel], [class*=carousel i], [class*=slide i], [class*=ticker i], [class*=banner i], section, ul, main, div') ?? element;
  if (!audit.isPainted(element) && !audit.isPainted(holder)) continue;
  if (element.matches('[role=progressbar], progress, [role=timer], [aria-busy=true]') || !/\p{L}|\p{N}/u.test(holder.textContent) && !holder.querySelector('img')) continue;
  const listens = [...window.auditListeners].some(one => one.contains?.(element)) || controls.some(one => holder.contains(one) && one.localName !== 'a');
  if (!canPause) found.push({selector: audit.selector(element), html: audit.html(element), times: times.size, certain: !listens && !isClock(element)});
}
const LEAVES = /location|reload|submit|log_?out|sign_?out|session|expire|timeout/i;
return {found, timers: (window.auditTimers ?? []).filter(one => LEAVES.test(one.code) && one.kind === 'timeout').slice(0, 3).map(one => one.wait / 1000)};
"""


def look(page: Page) -> Iterator[Found]:
    if not page.script(MAY_CHANGE):
        return
    spoil(page)
    hurry = page.cdp("Page.addScriptToEvaluateOnNewDocument", source=script("hurry.js"))["identifier"]
    try:
        page.reload()
        page.script(WAIT)
        seen = page.look(CHANGED)
    finally:
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=hurry)
    for one in seen["found"]:
        evidence = (
            f"It changed {one['times']} times in sixteen seconds while nobody did anything, and nothing pauses it."
        )
        yield Found(one["selector"], evidence, one["html"], certain=one["certain"])
    for seconds in seen["timers"]:
        evidence = (
            f"After {seconds:.0f} seconds a script leaves the page, or ends the session. Is the reader asked before?"
        )
        yield Found("", evidence, certain=False, criteria=("2.2.1",))


check = Check(
    name="changes-by-itself",
    criteria=("2.2.2",),
    title=_l("Content changes by itself and cannot be stopped."),
    blind_spots="What changes less often than every five seconds, or only after something was pressed; drawings on a canvas.",
    look=look,
    when=When.DEEP,
    turn=1,
)
