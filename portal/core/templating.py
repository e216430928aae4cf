"""Templates compiled once for each language, with the translated texts already in them.

Looking up and formatting fixed texts took two thirds of the time of a page; folded in, they cost nothing.
"""

from collections.abc import MutableMapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask, has_app_context, has_request_context, request
from flask.templating import Environment
from jinja2 import FileSystemBytecodeCache, nodes
from jinja2.bccache import Bucket

from portal.core import compiling, i18n
from portal.core.compiling import Fold, QuickCode, QuickContext, escaped
from portal.core.urls import LateRule

SIMPLE: frozenset[type] = frozenset({str, int, UUID, type(None)})
MOST_URLS, LONGEST_URL = 5_000, 200


class SpeakingEnvironment(Environment):
    """Jinja for one language; without one it translates while rendering, as usual."""

    code_generator_class = QuickCode
    context_class = QuickContext
    escaped = staticmethod(escaped)
    language: str | None = None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if self.language is None:
            return tree
        folded: nodes.Template = Fold(i18n.translations(self.language), is_html=self._is_html(name)).visit(tree)
        return folded

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's own dict where Jinja would wrap it: each import in a template walks through all its keys."""
        return super().make_globals(d) if d else self.globals

    @staticmethod
    def _is_html(name: str | None) -> bool:
        return name is None or name.endswith(".html")


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder. A disk that is full or broken costs time, never a page."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


class Portal(Flask):
    """Flask with one template environment for each language.

    compiled_templates: the folder in which compiled templates outlive a restart; without one they do not.
    """

    jinja_environment = SpeakingEnvironment
    url_rule_class = LateRule
    compiled_templates: Path | None = None

    @property
    def jinja_env(self) -> Environment:  # type: ignore[override]
        if "jinja_environments" not in self.__dict__:
            self.jinja_environments: dict[str, Any] = {"": self.create_jinja_environment()}
        environments = self.jinja_environments
        code = i18n.language() if has_app_context() else ""
        if code not in environments:
            speaking = environments[""].overlay()
            speaking.language = code
            if self.compiled_templates:
                folder = self.compiled_templates / f"{code}-{_edition(code)}"
                with suppress(OSError):
                    folder.mkdir(parents=True, exist_ok=True)
                speaking.bytecode_cache = CompiledTemplates(str(folder))
            environments[code] = speaking
        return environments[code]  # type: ignore[no-any-return]

    def url_for(self, /, endpoint: str, **values: Any) -> str:  # type: ignore[override]
        """Like Flask's, but what was built before is not built again: a page has fifty links, and most have many pages."""
        if not has_request_context() or not SIMPLE.issuperset(map(type, values.values())):
            return super().url_for(endpoint, **values)
        name = f"{request.blueprint}{endpoint}" if endpoint.startswith(".") else endpoint
        key = (name, i18n.language(), request.root_path, *values.items())
        known = self.__dict__.setdefault("urls", {})
        url: str | None = known.get(key)
        if url is None:
            url = super().url_for(name, **values)
            if len(known) >= MOST_URLS:
                known.clear()
            if len(url) <= LONGEST_URL:
                known[key] = url
        return url


@cache
def _edition(code: str) -> str:
    """Changes with whatever decides how a template is compiled, besides the template: the compiler and the catalogue."""
    catalogue = i18n.TRANSLATIONS / i18n.babel_code(code) / "LC_MESSAGES" / "messages.mo"
    words = catalogue.read_bytes() if catalogue.exists() else b""
    return sha256(Path(compiling.__file__).read_bytes() + words).hexdigest()[:12]
