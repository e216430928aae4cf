"""The gettext catalogues: collecting texts from the code, checking every language, compiling."""

import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from portal.config import LANGUAGES

ROOT = Path(__file__).parents[2]
HOUSES = ("accessibility", "portal")
"""The folders of code that speak to people."""
FOLDER = ROOT / "translations"
SOURCE = "en"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**/templates/**.txt", "jinja2")]
KEYWORDS = {
    "_": None,
    "_l": None,
    "_n": (1, 2),
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")


def translated_languages() -> list[str]:
    """Every language but the one the code is written in, as Babel writes them: es, ar, ru, zh_Hans, zh_Hant."""
    return [code.replace("-", "_") for code in LANGUAGES if code != SOURCE]


def texts_in_code() -> Catalog:
    """Every text the code and templates speak."""
    catalog = Catalog(project="portal", charset="utf-8", fuzzy=False)
    options = {"**/templates/**.html": {"silent": "false"}, "**/templates/**.txt": {"silent": "false"}}
    for house in HOUSES:
        found = extract_from_dir(
            str(ROOT / house), METHODS, options, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        )
        for file, _line, texts, comments, context in found:
            catalog.add(texts, None, [(f"{house}/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def problems() -> list[str]:
    """What is wrong with the catalogues, one sentence each; empty if all is well."""
    template = texts_in_code()
    return [problem for code in translated_languages() for problem in _problems_of(code, template)]


def update() -> Iterator[str]:
    """Add new texts to every catalogue, drop those nobody says any more; yields what is left to translate."""
    template = texts_in_code()
    for code in translated_languages():
        catalog = read(code)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        file = _po(code)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as out:
            write_po(out, catalog, width=120, sort_output=True, omit_header=False, include_lineno=False)
        empty = sum(1 for message in catalog if message.id and not _is_translated(message))
        yield f"{code}: {empty} of {len(catalog)} texts to translate"


def compile_all() -> None:
    """Write a .mo beside every .po that is newer; atomically, since another process may be reading."""
    for code in translated_languages():
        source = _po(code)
        target = source.with_suffix(".mo")
        if not source.exists() or (target.exists() and target.stat().st_mtime >= source.stat().st_mtime):
            continue
        with tempfile.NamedTemporaryFile(dir=source.parent, delete=False) as out:
            write_mo(out, read(code))
            os.fchmod(out.fileno(), 0o644)  # the portal may run as somebody else than who compiled
        shutil.move(out.name, target)


def read(code: str) -> Catalog:
    """One language's catalogue; an empty one if there is none yet."""
    file = _po(code)
    if not file.exists():
        return Catalog(locale=Locale.parse(code), project="portal", fuzzy=False)
    with file.open("rb") as source:
        return read_po(source, locale=code)


def _po(code: str) -> Path:
    return FOLDER / code / "LC_MESSAGES" / "messages.po"


def _problems_of(code: str, template: Catalog) -> Iterator[str]:
    catalog = read(code)
    for wanted in template:
        if not wanted.id:
            continue
        message = catalog.get(wanted.id, wanted.context)
        if message is None or not _is_translated(message):
            yield f"{code}: missing: {_first(wanted)!r}"
        elif message.fuzzy:
            yield f"{code}: fuzzy: {_first(wanted)!r}"
        elif _placeholders_differ(message):
            yield f"{code}: placeholders differ: {_first(wanted)!r}"
    for message in catalog:
        if message.id and template.get(message.id, message.context) is None:
            yield f"{code}: stale: {_first(message)!r}"


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _is_translated(message: Message) -> bool:
    return bool(_strings(message)) and all(_strings(message))


def _placeholders_differ(message: Message) -> bool:
    """A plural form may leave out the number ("one day"), nothing else."""
    wanted = Counter(PLACEHOLDER.findall(_first(message) if isinstance(message.id, str) else message.id[1]))
    for string in _strings(message):
        found = Counter(PLACEHOLDER.findall(string))
        missing = set(wanted) - set(found)
        if set(found) - set(wanted) or (missing and not (message.pluralizable and missing == {"num"})):
            return True
    return False


if __name__ == "__main__":
    compile_all()
