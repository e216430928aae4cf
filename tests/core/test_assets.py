import os

from portal.core.assets import drop_stale_copies, folder_version


def test_the_stylesheet_is_kept_for_ever_under_its_own_address_only(client, app):
    version = app.config["ASSET_VERSION"]
    with client.get(f"/static/{version}/portal.css") as now:
        assert "immutable" in now.headers["Cache-Control"]
    with client.get("/static/an-earlier-one/portal.css") as before:
        assert before.headers["Cache-Control"] == "no-cache"
    with client.get(f"/static/{version}/../../pyproject.toml") as outside:
        assert outside.status_code == 404


def test_a_changed_file_gets_a_new_address_and_loses_its_old_compressed_copy(tmp_path):
    file, copy = tmp_path / "portal.css", tmp_path / "portal.css.br"
    file.write_text("old")
    copy.write_text("compressed")
    before = folder_version(tmp_path)
    drop_stale_copies(tmp_path)
    assert copy.exists()

    file.write_text("new")
    os.utime(copy, (1, 1))
    drop_stale_copies(tmp_path)
    assert not copy.exists()
    assert folder_version(tmp_path) != before
