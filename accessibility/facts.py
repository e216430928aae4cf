"""What a page says of itself, kept with its record for checks that compare pages: title, headings, ways about, help."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException

from .page import Page

SCRIPT = Path(__file__).with_name("facts.js").read_text(encoding="utf-8")


def facts_of(page: Page) -> Mapping[str, Any]:
    """The facts of a page as it was loaded.

    title, h1, language, address: as they are. landmarks: [role, name] in order. navigation: [name, [[words, address]...]]
    of each. repeated: [words, address] of the links in the head and the foot of the page. help: [words, address, landmark]
    of links and buttons for help outside the main part. searches: [name, landmark] of search fields.
    """
    try:
        facts: dict[str, Any] = page.look(SCRIPT)
    except WebDriverException:
        return {}
    return facts
