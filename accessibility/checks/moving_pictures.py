"""Pictures that move for more than five seconds can be stopped: WCAG 2.2.2, and do not flash: 2.3.1.

The frames of GIF, APNG and WebP are counted in the file. Without anything on the page that pauses, it fails.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from flask_babel import lazy_gettext as _l
from selenium.common.exceptions import WebDriverException

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..seeing.frames import FOREVER, Motion, motion

PICTURES = """
const MOVES = /\\.(gif|webp|a?png)([?#]|$)|^data:image\\/(gif|webp|a?png)|^(?!.*\\.(jpe?g|svg|avif|ico)([?#]|$))https?:/i;
const found = [];
const add = (element, address) => {
  const box = element.getBoundingClientRect();
  if (address && MOVES.test(address) && audit.isPainted(element) && box.width >= 16 && box.height >= 16)
    found.push({address, selector: audit.selector(element), html: audit.html(element), area: box.width * box.height,
      busy: /load|spin|wait|progress/i.test(`${element.alt ?? ''} ${element.className} ${element.id}`) || Boolean(element.closest('[aria-busy=true], [role=progressbar]'))});
};
for (const image of audit.everywhere('img, input[type=image]').slice(0, 300)) add(image, image.currentSrc || image.src);
for (const element of audit.all('body, body *').slice(0, 4000)) {
  const image = getComputedStyle(element).backgroundImage;
  if (image.startsWith('url(')) add(element, image.slice(5, image.indexOf('")')));
}
const PAUSES = /pause|stop|freeze|still|animation|motion|paus|deten|parar|animaci|إيقاف|تجميد|пауза|стоп|останов|анимац|暂停|停止|暫停|动画|動畫/i;
const canPause = audit.all('button, [role=button], [role=switch], input[type=checkbox], a[href]').some(one => audit.isPainted(one) && PAUSES.test(audit.name(one)));
return {found: found.slice(0, 40), canPause};
"""
LONGEST = 5
FLASH = 0.16
"""Seconds a frame of something that flashes more than three times a second is shown."""
LARGE = 341 * 256 / 4
"""CSS pixels: a quarter of the ten degrees of sight WCAG speaks of."""


def look(page: Page) -> Iterator[Found]:
    seen = page.look(PICTURES)
    if not seen["found"]:
        raise NotApplicable
    frame = page.cdp("Page.getFrameTree")["frameTree"]["frame"]["id"]
    for one in seen["found"]:
        moves = motion(_bytes(page, frame, one["address"]))
        if moves.seconds > LONGEST and not seen["canPause"]:
            length = "without end" if moves.seconds == FOREVER else f"for {moves.seconds:.1f} seconds"
            evidence = f"A picture of {moves.frames} frames moves {length}, and nothing pauses it."
            yield Found(one["selector"], evidence, one["html"], certain=not one["busy"])
        if _flashes(moves) and one["area"] >= LARGE:
            evidence = (
                f"Its {moves.frames} frames change more than three times a second on a large area. Do they flash?"
            )
            yield Found(one["selector"], evidence, one["html"], certain=False, criteria=("2.3.1",))


def _flashes(moves: Motion) -> bool:
    """Whether few frames take turns, and fast."""
    return 2 <= moves.frames <= 6 and moves.round / moves.frames <= FLASH and moves.seconds > 1


def _bytes(page: Page, frame: str, address: str) -> bytes:
    if parts := re.match(r"data:([^,]*),(.*)", address, re.DOTALL):
        try:
            return base64.b64decode(parts[2]) if parts[1].endswith("base64") else unquote_to_bytes(parts[2])
        except binascii.Error:
            return b""
    try:
        kept = page.cdp("Page.getResourceContent", frameId=frame, url=address)
    except WebDriverException:
        return b""
    return base64.b64decode(kept["content"]) if kept["base64Encoded"] else b""


check = Check(
    name="moving-pictures",
    criteria=("2.2.2",),
    title=_l("A picture moves and cannot be stopped."),
    blind_spots="Pictures inside frames; whether the frames differ; how bright a flash is.",
    look=look,
    when=When.DEEP,
)
