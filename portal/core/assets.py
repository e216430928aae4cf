"""Stylesheets, scripts and icons: served once for ever, under a URL that changes with their content."""

from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, abort, make_response

from portal.core.theme import theme_css

FOR_EVER = "public, max-age=31536000, immutable"


def folder_version(folder: Path) -> str:
    """A short hash over every file below the folder."""
    digest = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".br", ".gz"}):
        digest.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def init_app(app: Flask, *, static: Path, brand_colour: str) -> None:
    version = folder_version(static)
    theme = theme_css(brand_colour)
    theme_url = f"/theme-{sha256(theme.encode()).hexdigest()[:12]}.css"

    def asset(name: str) -> str:
        return f"/static/{version}/{name}"

    def static_file(version: str, name: str) -> Response:
        """In production ServeStatic answers before Flask is asked."""
        del version
        response = app.send_static_file(name)
        response.headers["Cache-Control"] = FOR_EVER
        return response

    def theme_file(key: str) -> Response:
        if key not in theme_url:
            abort(404)
        response = make_response(theme)
        response.mimetype = "text/css"
        response.headers["Cache-Control"] = FOR_EVER
        return response

    static_file.access = theme_file.access = "public"  # type: ignore[attr-defined]
    app.config["ASSET_VERSION"] = version
    app.add_url_rule("/static/<version>/<path:name>", "asset", static_file)
    app.add_url_rule("/theme-<key>.css", "theme", theme_file)
    app.jinja_env.globals.update(asset=asset, stylesheets=[theme_url, asset("portal.css")])
