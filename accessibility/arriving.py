"""Says why there is nothing to look at where an address leads: no page, another page, or no way in."""

import re
from urllib.parse import urlsplit

from .browser import Browser
from .findings import Cell

ASK = """
return [performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0, document.contentType || '', location.href,
  Boolean(document.querySelector('input[type=password]')), document.querySelector('.error-code')?.textContent ?? ''];
"""
NOTHING = "about:blank"
PAGES = {"text/html", "application/xhtml+xml"}
SIGN_IN = re.compile(r"sign-?in|log-?in|log-?on|auth|sso|session", re.IGNORECASE)


def why_not(browser: Browser, cell: Cell) -> str:
    """Why what came is not what was asked for, as the end of “Not tested: ...”. Empty: it is.

    Asked only where the subject is an address and nothing more; who audits their own site names its states, refusals too.
    """
    status, kind, came, has_password, error = browser.script(ASK)
    elsewhere = _path(came) != _path(cell.url) and (has_password or SIGN_IN.search(_path(came)))
    if came.startswith("chrome-error:"):
        return f"nothing came ({error.strip() or 'the browser does not say why'})"
    if cell.subject != cell.url:
        return ""
    reasons = {
        "what came cannot be shown: it is a download": came == NOTHING,
        f"one has to sign in first (the answer is {status})": status in {401, 403},
        f"the answer is {status}, so this is not the page that was meant": status >= 400,
        f"this is no web page but {kind or 'something unknown'}": kind not in PAGES,
        f"one has to sign in first (the address leads to {came[:200]})": elsewhere,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _path(address: str) -> str:
    return urlsplit(address).path.rstrip("/")
