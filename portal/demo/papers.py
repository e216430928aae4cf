"""The papers citizens upload: printed for each of them, so that staff find something to read."""

import io
import json
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

from werkzeug.datastructures import FileStorage

from portal.core import files
from portal.core.fonts import font_folders
from portal.core.i18n import long_date, speaking
from portal.core.later import Later

from .files import PORT_ALDER, read

if TYPE_CHECKING:
    import typst
else:
    typst = Later("typst")

DRAWINGS = PORT_ALDER / "papers"
SAMPLE = "Invented for the demo city. Not a real paper."
PIXELS_PER_INCH = 80.0


@dataclass(frozen=True)
class Sender:
    """What a paper says about the person it is for."""

    name: str
    born: date | None
    home: str
    language: str


class Printer:
    """Prints papers. It reads its fonts once, so one printer serves the whole city."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.kinds: dict[str, dict[str, Any]] = read(DRAWINGS / "papers.yaml")
        self.drawings = {file.stem: file.read_bytes() for file in DRAWINGS.glob("*.typ")}
        folders = [str(folder) for folder in font_folders()]
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        self.compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)

    def upload(self, kind: str, sender: Sender, day: date) -> files.StoredFile:
        """Print a paper and hand it in as its sender would, under a name in their language.

        day: the one the paper speaks of.
        """
        paper = self.kinds[kind]
        content = self._print(paper, sender, day)
        name = f"{paper['names'][sender.language]}.{paper['ending']}"
        return files.keep(FileStorage(io.BytesIO(content), filename=name))

    def _print(self, paper: dict[str, Any], sender: Sender, day: date) -> bytes:
        with speaking("en"):
            known = {
                "name": sender.name,
                "born": long_date(sender.born) if sender.born else "",
                "home": sender.home,
                "day": long_date(day),
                "number": f"{self.chance.randrange(100, 1000)}-{self.chance.randrange(10_000, 100_000)}",
            }
        values = {
            "title": paper.get("title", ""),
            "from": paper.get("from", ""),
            "lines": [[label, value.format(**known)] for label, value in paper.get("lines", ())],
            "name": sender.name,
            "sample": SAMPLE,
        }
        made = self.compiler.compile(
            input=self.drawings[paper["drawing"]],
            format=paper["ending"],
            ppi=PIXELS_PER_INCH,
            sys_inputs={"paper": json.dumps(values)},
        )
        if not isinstance(made, bytes):
            raise TypeError(f"{paper['drawing']} became no page")
        return made
