"""A picture of each element that fails, as the browser shows it at that moment."""

import base64
import hashlib
from dataclasses import replace
from pathlib import Path

from .browser import GONE, Browser
from .findings import Finding, Outcome, Record

MOST = 5
"""Pictures of one cell; the rest is more of the same."""
MARGIN = 12
WHERE = """
const element = document.querySelector(arguments[0]);
if (!element) return null;
element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
const box = element.getBoundingClientRect();
return box.width && box.height ? [box.x + scrollX, box.y + scrollY, box.width, box.height] : null;
"""


def with_pictures(browser: Browser, record: Record, folder: Path) -> Record:
    """The record, with the names of the pictures that were taken."""
    wanted = [finding for finding in record.findings if _can_be_shown(finding)][:MOST]
    taken = {finding: _taken(browser, record, finding, folder) for finding in wanted}
    if not taken:
        return record
    findings = (replace(each, picture=taken[each]) if each in taken else each for each in record.findings)
    return replace(record, findings=tuple(findings))


def _can_be_shown(finding: Finding) -> bool:
    has_place = bool(finding.selector) and ">>>" not in finding.selector
    return finding.outcome == Outcome.FAILED and has_place and not finding.picture


def _taken(browser: Browser, record: Record, finding: Finding, folder: Path) -> str:
    name = hashlib.sha256(f"{record.cell}{finding.selector}".encode()).hexdigest()[:24] + ".png"
    if (folder / name).exists():
        return name
    try:
        place = browser.script(WHERE, finding.selector)
        if not place:
            return ""
        x, y, width, height = place
        clip = {
            "x": max(0, x - MARGIN),
            "y": max(0, y - MARGIN),
            "width": min(width, 1280) + 2 * MARGIN,
            "height": min(height, 900) + 2 * MARGIN,
            "scale": 1,
        }
        shot = browser.cdp("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
        browser.script("scrollTo(0, 0)")
    except GONE:
        return ""
    (folder / name).write_bytes(base64.b64decode(shot["data"]))
    return name
