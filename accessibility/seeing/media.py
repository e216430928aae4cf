"""What a page plays: how long, with which sound, by whose will, and with which texts beside it."""

from typing import Any

from ..checking import NotApplicable
from ..page import Page
from .pictures import read, script

HAS_NONE = (
    "return !document.querySelector('audio, video') && ![...document.querySelectorAll('*')].some(one => one.shadowRoot)"
)
SELECTORS = "return audit.everywhere('audio, video').map(audit.selector)"
EMBEDDED = """
const PLAYERS = /youtube(-nocookie)?\\.com|youtu\\.be|vimeo\\.com|dailymotion\\.com|soundcloud\\.com|spotify\\.com|twitch\\.tv/i;
const FILES = /\\.(mp3|m4a|ogg|oga|wav|aac|mp4|m4v|webm|ogv|mov|avi|wmv|flv)([?#]|$)/i;
return audit.everywhere('iframe[src], embed[src], object[data], a[href], bgsound').flatMap(element => {
  const address = element.src || element.data || element.href || '', type = element.type || '';
  const player = element.localName !== 'a' && PLAYERS.test(address);
  if (!player && !FILES.test(address) && !/^(audio|video)\\//.test(type) && element.localName !== 'bgsound') return [];
  return [{selector: audit.selector(element), html: audit.html(element), kind: element.localName, player,
    starts: element.localName === 'bgsound' || /autoplay=(1|true)|autostart=(1|true)/i.test(address) && !/mute=1|muted=1/i.test(address) ||
      /^(1|true|autoplay)?$/i.test(element.getAttribute('autostart') ?? 'no') || Boolean(element.querySelector?.('param[name="autoplay" i][value="true" i], param[name="autostart" i][value="true" i]'))}];
});
"""


def played(page: Page) -> dict[str, Any]:
    """The audio and video elements of the page, and whether its text speaks of other forms of them.

    Raises NotApplicable.
    """
    if page.script(HAS_NONE) or not (selectors := page.look(SELECTORS)):
        raise NotApplicable
    seen: dict[str, Any] = read(page, script("media.js"))
    for medium in seen["media"]:
        medium["selector"] = selectors[medium["place"]]
    return seen


def embedded(page: Page) -> list[dict[str, Any]]:
    """Players of others, and media files that are linked or embedded."""
    if "embedded" not in page.kept:
        page.kept["embedded"] = page.look(EMBEDDED)
    found: list[dict[str, Any]] = page.kept["embedded"]
    return found
