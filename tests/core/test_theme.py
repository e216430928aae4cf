"""Whatever colour an authority has, its citizens can read the portal."""

import random
import re

import pytest

from portal.core.theme import SURFACES, NoSuchColour, contrast_of, from_hex, theme_css, themes, to_hex, to_oklch, to_rgb

TEXTS = ("text", "muted", "link", "brand", "danger", "ok", "warn", "info")
CONTROLS = ("edge", "focus")
DIFFICULT = (
    "#000000",
    "#ffffff",
    "#ffff00",
    "#00ff00",
    "#ff00ff",
    "#808080",
    "#fefefe",
    "#010101",
    "#0000ff",
    "#045776",
)
BRANDS = [*DIFFICULT, *(f"#{random.Random(number).randrange(1 << 24):06x}" for number in range(60))]


@pytest.mark.parametrize("brand", BRANDS)
def test_citizens_can_read_every_text_and_find_every_control_in_any_brand_colour(brand):
    for theme in themes(brand):
        papers = [theme[name] for name in SURFACES]
        for role in TEXTS:
            assert min(contrast_of(theme[role], paper) for paper in papers) >= 7, role
        for role in CONTROLS:
            assert min(contrast_of(theme[role], paper) for paper in papers) >= 4.5, role
        assert contrast_of(theme["on-brand"], theme["brand"]) >= 7
        assert contrast_of(theme["on-brand"], theme["brand-hover"]) >= 7
        for role in ("danger", "ok", "warn", "info"):
            assert contrast_of(theme[role], theme[f"{role}-soft"]) >= 7
            assert contrast_of(theme["text"], theme[f"{role}-soft"]) >= 7


def test_an_old_browser_gets_the_light_colours_and_a_new_one_both():
    css = theme_css("#045776")

    plain, both = css.split("@supports")
    assert "--brand:#045776;" in plain
    assert "light-dark(#045776," in both
    assert set(re.findall(r"--[\w-]+", plain)) == set(re.findall(r"--[\w-]+", both))


@pytest.mark.parametrize("brand", ["045776", "#0457", "red", "", "#04577g", "#045776;}body{display:none"])
def test_a_colour_written_in_another_way_is_refused_with_words_that_help(brand):
    with pytest.raises(NoSuchColour, match="Write it like #045776"):
        theme_css(brand)


@pytest.mark.parametrize("colour", DIFFICULT)
def test_a_colour_survives_the_way_to_lightness_and_back(colour):
    there_and_back = to_rgb(to_oklch(from_hex(colour)))

    assert all(abs(one - other) <= 1 for one, other in zip(there_and_back, from_hex(colour), strict=True)), to_hex(
        there_and_back
    )
