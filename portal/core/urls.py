"""Every page's URL starts with its language: /ar/services. Without one, the reader is sent to the best there is."""

from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, make_response, redirect, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter, Map, Rule

from portal.config import settings
from portal.core import i18n


class LateRule(Rule):
    """Learns to build URLs when the first one is wanted: to compile that for every page was half of setting the portal up."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        learn = cache(super()._compile_builder)

        def build(rule: Rule, /, **values: Any) -> tuple[str, str]:
            return learn(append_unknown)(rule, **values)

        return build


class LanguageConverter(BaseConverter):
    """<language:language> matches the languages a portal can speak, and nothing else."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map)
        self.regex = "|".join(sorted(i18n.OWN_NAMES, key=len, reverse=True))


def in_language(code: str) -> str:
    """This page's URL in another language; the home page where there is no page to translate."""
    if "page_in_parts" not in g:
        g.page_in_parts = _page_in_parts()
    before, after = g.page_in_parts
    return f"{before}{code}{after}"


def _page_in_parts() -> tuple[str, str]:
    """What stands before and after the language in this page's URL."""
    if not request.endpoint or request.view_args is None or "language" not in g:
        return "/", "/"
    before, here = f"{request.root_path}/", g.language
    page = url_for(request.endpoint, **{**request.view_args, "language": here})
    query = urlencode(list(request.args.items(multi=True))) if request.method == "GET" else ""
    page = f"{page}?{query}" if query else page  # put behind by hand: url_for gives some names a meaning of its own
    return before, page.removeprefix(f"{before}{here}")


def page_with_language() -> Response | None:
    """For a GET without language that would be a page with one: a redirect there."""
    if request.method not in {"GET", "HEAD"} or "language" in g:
        return None
    path = f"/{i18n.best_language()}{request.path}"
    try:
        current_app.url_map.bind_to_environ(request.environ).match(path, method="GET")
    except HTTPException:
        return None
    query = request.query_string.decode(errors="replace")
    response = make_response(redirect(f"{path}?{query}" if query else path))
    response.vary.update(["Accept-Language", "Cookie"])
    return response


def init_app(app: Flask) -> None:
    app.url_map.converters["language"] = LanguageConverter
    app.url_map.strict_slashes = False
    app.jinja_env.globals.update(in_language=in_language, languages=lambda: settings().languages)

    @app.url_value_preprocessor
    def take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
        first = request.path.split("/")[1]
        if values and "language" in values:
            g.language = values.pop("language")
        elif request.routing_exception and first in settings().languages:
            g.language = first  # a page that does not exist is said to be missing in the language of its address

    @app.url_defaults
    def give_language(endpoint: str, values: dict[str, Any]) -> None:
        if "language" not in values and app.url_map.is_endpoint_expecting(endpoint, "language"):
            values["language"] = i18n.language()
