"""Turns the tree that a browser gives to assistive technology into the lines a screen reader would say.

English, whatever the language of the page: the words for roles and states are the reader's, the names are the page's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]
SILENT = {
    "RootWebArea",
    "generic",
    "none",
    "paragraph",
    "StaticText",
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
    "LabelText",
    "Legend",
    "strong",
    "emphasis",
    "term",
    "definition",
    "descriptionlist",
    "DescriptionList",
    "form",
    "rowgroup",
    "row",
    "Section",
    "sectionheader",
    "sectionfooter",
    "time",
}
"""Roles that are not said: their words are."""
SAID = {
    "textbox": "edit",
    "radio": "radio button",
    "checkbox": "check box",
    "combobox": "combo box",
    "navigation": "navigation landmark",
    "main": "main landmark",
    "banner": "banner landmark",
    "contentinfo": "content information landmark",
    "complementary": "complementary landmark",
    "search": "search landmark",
    "DisclosureTriangle": "disclosure triangle",
    "image": "graphic",
    "spinbutton": "spin button",
    "listitem": "list item",
}
WHOLE = {
    "button",
    "link",
    "radio",
    "checkbox",
    "textbox",
    "heading",
    "combobox",
    "searchbox",
    "DisclosureTriangle",
    "option",
}
"""Roles whose name says everything inside."""
STATES = {
    "required": {"true": "required"},
    "invalid": {"true": "invalid entry"},
    "checked": {"true": "checked", "false": "not checked", "mixed": "partly checked"},
    "expanded": {"true": "expanded", "false": "collapsed"},
    "selected": {"true": "selected"},
    "pressed": {"true": "pressed", "false": "not pressed"},
    "disabled": {"true": "unavailable"},
    "readonly": {"true": "read only"},
    "multiline": {"true": "multi-line"},
    "current": {"page": "current page", "step": "current step", "true": "current"},
}


@dataclass(frozen=True)
class Heard:
    """One thing in the tree, as it is heard.

    id: of the element in the browser (backendDOMNodeId), to go there.
    """

    id: int
    role: str
    name: str
    line: str
    focused: bool = False


def heard(nodes: Sequence[Node], *, within: str = "") -> list[Heard]:
    """Everything in reading order.

    nodes: of Accessibility.getFullAXTree, ignored ones too, because the order hangs on them.
    within: only what is inside the first node of this role.
    """
    by_id = {node["nodeId"]: node for node in nodes}
    roots = [node for node in nodes if _role(node) == within] if within else list(nodes)
    return list(_read(roots[0], by_id)) if roots else []


def focused(nodes: Sequence[Node]) -> Heard | None:
    """What has the focus, except the page itself."""
    for node in nodes:
        if not node.get("ignored") and _property(node, "focused") == "true" and _role(node) != "RootWebArea":
            return _heard(node)
    return None


def _read(node: Node, by_id: Mapping[str, Node]) -> Iterator[Heard]:
    role = _role(node)
    if not node.get("ignored"):
        if role == "StaticText" and _name(node):
            yield Heard(node.get("backendDOMNodeId", 0), "text", _name(node), _name(node))
            return
        if role not in SILENT:
            yield _heard(node)
            if role in WHOLE:
                return
    for child in node.get("childIds", ()):
        if child in by_id:
            yield from _read(by_id[child], by_id)


def _heard(node: Node) -> Heard:
    role, name = _role(node), _name(node)
    level = _property(node, "level") if role == "heading" else ""
    states = [words[value] for key, words in STATES.items() if (value := _property(node, key)) in words]
    value = _text(node.get("value")) if role in {"textbox", "searchbox", "combobox", "spinbutton"} else ""
    described = _text(node.get("description"))
    parts = [f"{SAID.get(role, role)} {level}".strip(), name, value, *states, described]
    line = ", ".join(part for part in parts if part)
    return Heard(node.get("backendDOMNodeId", 0), role, name, line, _property(node, "focused") == "true")


def _role(node: Node) -> str:
    return _text(node.get("role"))


def _name(node: Node) -> str:
    return _text(node.get("name"))


def _property(node: Node, name: str) -> str:
    for each in node.get("properties", ()):
        if each["name"] == name:
            return str(each["value"].get("value", "")).lower()
    return ""


def _text(value: Node | None) -> str:
    """Words without the marks that only turn the direction of writing."""
    text = str(value.get("value", "")) if value else ""
    return re.sub(r"\s+", " ", re.sub(r"[\u2066-\u2069\u200e\u200f\u202a-\u202e]", "", text)).strip()
