"""The page works upright and on its side: WCAG 1.3.4, ACT rule b33eff, failures F97 and F100.

Elements that style sheets turn by the orientation of the screen are asked for their angle in both; a quarter turn from one
to the other fails. It also reads for a page that asks to turn the device and hides its content, and for scripts that lock.
"""

from collections.abc import Iterator
from math import isclose
from typing import Any

from flask_babel import lazy_gettext as _l

from ..browser import HEIGHT
from ..checking import Check, Found, NotApplicable, When
from ..page import Page

UPRIGHT, SIDEWAYS = (400, 800), (800, 400)
RULES = r"""
const selectors = new Set();
const read = (rules, turns) => { for (const rule of rules ?? []) {
  const within = turns || /orientation\s*:\s*(landscape|portrait)/i.test(rule.media?.mediaText ?? '');
  if (within && rule.selectorText && rule.style && (rule.style.transform || rule.style.rotate)) selectors.add(rule.selectorText);
  if (rule.cssRules) read(rule.cssRules, within);
  if (rule.styleSheet) try { read(rule.styleSheet.cssRules, within || /orientation/i.test(rule.media?.mediaText ?? '')); } catch {}
} };
for (const sheet of document.styleSheets) try { read(sheet.cssRules, /orientation\s*:/i.test(sheet.media?.mediaText ?? '')); } catch {}
const hasMedia = [...document.styleSheets].some(sheet => { try { return [...sheet.cssRules].some(rule => /orientation\s*:/.test(rule.cssText)); } catch { return false; } });
const lock = audit.all('script:not([src])').find(one => /screen\.(?:orientation\.lock\s*\(|(?:moz|ms)?lockOrientation\s*\()/i.test(one.textContent));
window.auditTurned = [...selectors].flatMap(selector => { try { return audit.all(selector); } catch { return []; } }).filter((one, at, all) => all.indexOf(one) === at).slice(0, 50);
return {applies: hasMedia || Boolean(lock), lock: lock ? audit.selector(lock) : '',
  turned: window.auditTurned.map(one => ({selector: audit.selector(one), html: audit.html(one)}))};
"""
STATE = r"""
const ASKS = /(rotate|turn) (your|the) (device|phone|screen|tablet)|(gire|gira|rote) (su|tu|el) (dispositivo|tel[eé]fono|m[oó]vil)|(أدر|قم بتدوير|تدوير) (ال)?(جهاز|هاتف|شاشة)|поверните (устройство|телефон|экран|планшет)|(旋转|旋轉|转动|轉動)(您的|你的)?(设备|設備|裝置|手机|手機|屏幕)|only (works |available )?in (landscape|portrait)/i;
const angle = one => {
  const style = getComputedStyle(one), own = style.rotate && style.rotate !== 'none' ? parseFloat(style.rotate) * (style.rotate.endsWith('rad') ? 180 / Math.PI : 1) : 0;
  if (!style.transform || style.transform === 'none') return own;
  const matrix = new DOMMatrix(style.transform);
  return own + (Math.atan2(matrix.b, matrix.a) * 180) / Math.PI;
};
const visible = document.body.innerText ?? '';
return {angles: window.auditTurned.map(one => (one.checkVisibility() ? angle(one) : null)), letters: visible.length, asks: visible.match(ASKS)?.[0] ?? ''};
"""


def look(page: Page) -> Iterator[Found]:
    rules = page.look(RULES)
    if not rules["applies"]:
        raise NotApplicable
    try:
        upright, sideways = _state(page, *UPRIGHT), _state(page, *SIDEWAYS)
    finally:
        _state(page, page.cell.width, HEIGHT.get(page.cell.width, 900))
        page.script("delete window.auditTurned")
    for element, one, other in zip(rules["turned"], upright["angles"], sideways["angles"], strict=True):
        if one is not None and other is not None and isclose((one - other) % 180, 90, abs_tol=2):
            evidence = f"Turned by {one:.0f} degrees on an upright screen and by {other:.0f} on one on its side."
            yield Found(element["selector"], evidence, element["html"])
    for here, there in ((upright, sideways), (sideways, upright)):
        if here["asks"] and not there["asks"]:
            evidence = f"“{here['asks']}” is shown in one orientation only, with {here['letters']} letters of text; the other has {there['letters']}."
            yield Found("", evidence, certain=here["letters"] < there["letters"] / 2)
    if rules["lock"]:
        yield Found(rules["lock"], "A script locks the orientation of the screen.", certain=False)


def _state(page: Page, width: int, height: int) -> dict[str, Any]:
    page.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
    state: dict[str, Any] = page.script(STATE)
    return state


check = Check(
    name="orientation",
    criteria=("1.3.4",),
    title=_l("The page works in one orientation of the screen only."),
    blind_spots="Style sheets of other sites; whether an orientation is essential, as for a piano.",
    look=look,
    when=When.DEEP,
)
