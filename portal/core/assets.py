"""Stylesheets, scripts and icons: served once for ever, under a URL that changes with their content."""

from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, abort, make_response

from portal.core.theme import theme_css

COMPRESSED = {".br", ".gz"}
FOR_EVER = "public, max-age=31536000, immutable"


def folder_version(folder: Path) -> str:
    """A short hash over every file below the folder."""
    digest = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in COMPRESSED):
        digest.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def drop_stale_copies(folder: Path) -> None:
    """Compressed copies older than their file would be served under its new URL, and kept by browsers for ever."""
    for copy in [path for path in folder.rglob("*") if path.suffix in COMPRESSED]:
        source = copy.with_suffix("")
        if not source.exists() or source.stat().st_mtime > copy.stat().st_mtime:
            copy.unlink()


def init_app(app: Flask, *, static: Path, brand_colour: str) -> None:
    version = folder_version(static)
    theme = theme_css(brand_colour)
    theme_url = f"/theme-{sha256(theme.encode()).hexdigest()[:12]}.css"

    def asset(name: str) -> str:
        return f"/static/{version}/{name}"

    def static_file(wanted: str, name: str) -> Response:
        """`portal run` answers before Flask is asked, but for pages of an earlier release that are still open."""
        response = app.send_static_file(name)
        response.headers["Cache-Control"] = FOR_EVER if wanted == version else "no-cache"
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
    app.add_url_rule("/static/<wanted>/<path:name>", "asset", static_file)
    app.add_url_rule("/theme-<key>.css", "theme", theme_file)
    app.jinja_env.globals.update(asset=asset, stylesheets=[theme_url, asset("portal.css")])
