"""Pictures of the screen. Their pixels are read in the page itself: a browser decodes them faster than anything else."""

from pathlib import Path
from typing import Any

from ..page import Page

HERE = Path(__file__).parent
DECODE = """
const decode = async picture => {
  const bytes = Uint8Array.from(atob(picture), letter => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  pen.drawImage(bitmap, 0, 0);
  return pen.getImageData(0, 0, bitmap.width, bitmap.height);
};
"""


def script(name: str) -> str:
    """A script of this folder."""
    return (HERE / name).read_text(encoding="utf-8")


def picture(page: Page) -> str:
    """What is on the screen now: a PNG in base64."""
    return str(page.cdp("Page.captureScreenshot", format="png", optimizeForSpeed=True)["data"])


def read(page: Page, script: str, *arguments: Any) -> Any:
    """Run JavaScript that has `decode` (a picture's pixels) and `audit` in hand, and may wait."""
    return page.look(f"return (async () => {{ {DECODE} {script} }})();", *arguments)
