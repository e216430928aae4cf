"""A test client that looks at every page a test opens, so that no test has to ask for it."""

import html5lib
from flask.testing import FlaskClient
from html5lib.treebuilders import getTreeBuilder

UNLABELLED = {"hidden", "submit", "button", "image", "reset"}


class CarefulClient(FlaskClient):
    """Refuses pages that would shut people out or break the house rules, whatever the test is about."""

    def open(self, *args, **kwargs):
        response = super().open(*args, **kwargs)
        is_page = (response.content_type or "").startswith("text/html") and b"<html" in response.data
        is_saved = "attachment" in response.headers.get("Content-Disposition", "")
        if is_page and response.location is None and not is_saved:
            check_page(response.text)
        return response


def check_page(html: str) -> None:
    """Valid HTML5, one h1 that the title begins with, unique ids, labels, languages, and nothing inline."""
    parser = html5lib.HTMLParser(tree=getTreeBuilder("etree"), namespaceHTMLElements=False)
    page = parser.parse(html)
    assert not parser.errors, f"broken HTML: {parser.errors[:3]} near {_near(html, parser.errors[0][0])}"
    _check_head(page)
    _check_ids(page)
    _check_controls(page)
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        inline = [name for name in element.attrib if name == "style" or name.startswith(("on", "hx-on"))]
        assert not inline, f"<{element.tag}> has {inline}: the content security policy forbids inline code"
        if element.tag == "script":
            assert element.get("src") or element.get("type") == "application/ld+json", "no inline scripts"
        assert element.tag != "style", "no inline style sheets"
        if element.tag == "img":
            assert element.get("alt") is not None, "an img needs an alt, empty if it only decorates"


def _near(html: str, position) -> str:
    line, column = position
    return html.splitlines()[line - 1][max(0, column - 80) : column + 40] if line <= html.count("\n") + 1 else "the end"


def _text(element) -> str:
    return " ".join("".join(element.itertext()).split())


def _check_head(page) -> None:
    root = page if page.tag == "html" else page.find("html")
    assert root.get("lang"), "the page does not say its language"
    assert root.get("dir") in {"ltr", "rtl"}, "the page does not say its direction"
    headings = page.findall(".//h1")
    assert len(headings) == 1, f"a page has exactly one h1, this one has {len(headings)}"
    title = " ".join(page.findtext(".//title").split())
    heading = _text(headings[0])
    assert heading in title, f"the title {title!r} does not name the h1 {heading!r}"
    assert page.find(".//main") is not None, "a page has a main"


def _check_ids(page) -> None:
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), f"duplicate ids: {sorted({i for i in ids if ids.count(i) > 1})}"
    for element in page.iter():
        for attribute in ("aria-describedby", "aria-labelledby", "aria-controls", "for", "form"):
            for name in (element.get(attribute) or "").split():
                assert name in ids, f"{attribute}={name!r} points at nothing"


def _check_controls(page) -> None:
    labelled = {label.get("for") for label in page.iter("label")}
    for form in page.iter("form"):
        assert form.get("action"), "a form must work without JavaScript: give it an action"
        assert form.get("method") != "post" or form.get("novalidate") is not None, "a post form has novalidate"
    for control in [*page.iter("input"), *page.iter("select"), *page.iter("textarea")]:
        if control.get("type") not in UNLABELLED:
            named = control.get("id") in labelled or control.get("aria-label") or control.get("aria-labelledby")
            assert named, f"no label for {control.get('name')}"
    for button in [*page.iter("button"), *page.iter("a")]:
        if button.tag == "a" and button.get("href") is None:
            continue
        assert _text(button) or button.get("aria-label"), "a link or button without words"
