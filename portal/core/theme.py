"""Turns an authority's one brand colour into every colour of the portal, readable in light and in dark.

Colours move through OKLCH, where lightness means the same for every hue. A role such as `muted` starts at a lightness that looks
right and moves until its contrast holds on every surface it may lie on, so any brand colour gives pages people can read.
"""

import math
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

TEXT_CONTRAST = 7.0
CONTROL_CONTRAST = 4.5
BODY_TEXT_CONTRAST = {"light": 12.0, "dark": 10.0}
SURFACES = ("bg", "surface", "sunken", "tint")
STEP = 0.004
GREY_BELOW = 0.03
CALM_HUE = 260.0
WHITE = (255, 255, 255)
FULL = 255

Rgb = tuple[int, int, int]
Theme = Mapping[str, Rgb]


class NoSuchColour(ValueError):
    """The brand colour is not written as #rrggbb."""


class Oklch(NamedTuple):
    """A colour as people see it: lightness 0 to 1, chroma from 0 (grey), hue in degrees."""

    lightness: float
    chroma: float
    hue: float


def theme_css(brand_hex: str) -> str:
    """The custom properties of a theme, as a stylesheet.

    brand_hex: the authority's colour, like "#045776".

    Browsers that know light-dark() get both schemes; older ones get the light one only.
    Raises NoSuchColour if the colour is written in another way.
    """
    light, dark = themes(brand_hex)
    plain = "".join(f"--{role}:{to_hex(colour)};" for role, colour in light.items())
    both = "".join(f"--{role}:light-dark({to_hex(colour)},{to_hex(dark[role])});" for role, colour in light.items())
    return f":root{{{plain}}}@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}"


def themes(brand_hex: str) -> tuple[Theme, Theme]:
    """The light and the dark theme: a colour for each role."""
    brand = to_oklch(from_hex(brand_hex))
    return light_theme(brand), dark_theme(brand)


def light_theme(brand: Oklch) -> Theme:
    """Dark words on pale paper that has a breath of the brand in it."""
    lightness, chroma, hue = brand
    grey = min(chroma, 0.012)
    theme: dict[str, Rgb] = {
        "bg": to_rgb(Oklch(0.984, grey * 0.5, hue)),
        "surface": WHITE,
        "sunken": to_rgb(Oklch(0.957, grey, hue)),
        "tint": to_rgb(Oklch(0.955, min(chroma, 0.028), hue)),
        "line": to_rgb(Oklch(0.885, grey, hue)),
    }
    paper = [theme[name] for name in SURFACES]
    own_hue = hue if chroma > GREY_BELOW else CALM_HUE
    theme["text"] = darker(Oklch(0.25, grey * 2, hue), BODY_TEXT_CONTRAST["light"], paper)
    theme["muted"] = darker(Oklch(0.46, grey * 1.6, hue), TEXT_CONTRAST, paper)
    theme["edge"] = darker(Oklch(0.60, grey * 1.6, hue), CONTROL_CONTRAST, paper)
    theme["brand"] = darker(Oklch(min(lightness, 0.5), chroma, hue), TEXT_CONTRAST, paper)
    theme["on-brand"] = WHITE
    theme["brand-hover"] = to_rgb(Oklch(max(0.0, to_oklch(theme["brand"]).lightness - 0.07), chroma, hue))
    theme["link"] = darker(Oklch(min(lightness, 0.48), max(chroma, 0.1), own_hue), TEXT_CONTRAST, paper)
    theme["focus"] = darker(Oklch(0.45, 0.2, own_hue), CONTROL_CONTRAST, paper)
    for role, role_hue, strength in (("danger", 27, 0.19), ("ok", 150, 0.12), ("warn", 70, 0.11), ("info", 250, 0.13)):
        soft = to_rgb(Oklch(0.955, 0.032, role_hue))
        theme[f"{role}-soft"] = soft
        theme[role] = darker(Oklch(0.5, strength, role_hue), TEXT_CONTRAST, [soft, *paper])
    return theme


def dark_theme(brand: Oklch) -> Theme:
    """Pale words on dark, never black, paper; colours are paler and calmer than by day."""
    _, chroma, hue = brand
    grey = min(chroma, 0.012)
    calm = min(chroma, 0.12)
    theme: dict[str, Rgb] = {
        "bg": to_rgb(Oklch(0.19, grey, hue)),
        "surface": to_rgb(Oklch(0.228, grey, hue)),
        "sunken": to_rgb(Oklch(0.265, grey, hue)),
        "tint": to_rgb(Oklch(0.28, min(chroma, 0.035), hue)),
        "line": to_rgb(Oklch(0.36, grey, hue)),
    }
    paper = [theme[name] for name in SURFACES]
    own_hue = hue if chroma > GREY_BELOW else CALM_HUE
    theme["text"] = lighter(Oklch(0.93, grey * 0.6, hue), BODY_TEXT_CONTRAST["dark"], paper)
    theme["muted"] = lighter(Oklch(0.76, grey, hue), TEXT_CONTRAST, paper)
    theme["edge"] = lighter(Oklch(0.55, grey, hue), CONTROL_CONTRAST, paper)
    theme["brand"] = lighter(Oklch(0.74, calm, hue), TEXT_CONTRAST, paper)
    theme["on-brand"] = darker(Oklch(0.22, 0.04, hue), TEXT_CONTRAST, [theme["brand"]])
    theme["brand-hover"] = to_rgb(Oklch(min(1.0, to_oklch(theme["brand"]).lightness + 0.06), calm, hue))
    theme["link"] = lighter(Oklch(0.78, min(max(chroma, 0.07), 0.11), own_hue), TEXT_CONTRAST, paper)
    theme["focus"] = lighter(Oklch(0.8, 0.12, own_hue), CONTROL_CONTRAST, paper)
    for role, role_hue, strength in (("danger", 25, 0.13), ("ok", 150, 0.12), ("warn", 80, 0.12), ("info", 250, 0.1)):
        soft = to_rgb(Oklch(0.29, 0.045, role_hue))
        theme[f"{role}-soft"] = soft
        theme[role] = lighter(Oklch(0.78, strength, role_hue), TEXT_CONTRAST, [soft, *paper])
    return theme


def darker(start: Oklch, contrast: float, backgrounds: Iterable[Rgb]) -> Rgb:
    """The first colour at or below this lightness that can be read on every background; black at the end."""
    return _moved(start, -STEP, contrast, tuple(backgrounds))


def lighter(start: Oklch, contrast: float, backgrounds: Iterable[Rgb]) -> Rgb:
    """The first colour at or above this lightness that can be read on every background; white at the end."""
    return _moved(start, STEP, contrast, tuple(backgrounds))


def contrast_of(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def from_hex(text: str) -> Rgb:
    """Raises NoSuchColour unless the text is like "#045776"."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise NoSuchColour(f"The brand colour is {text!r}. Write it like #045776.")
    red, green, blue = bytes.fromhex(text[1:])
    return red, green, blue


def to_hex(colour: Rgb) -> str:
    return "#" + bytes(colour).hex()


def to_oklch(colour: Rgb) -> Oklch:
    """The matrices are those of the CSS Color 4 specification."""
    red, green, blue = (_linear(part / FULL) for part in colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def to_rgb(colour: Oklch) -> Rgb:
    """The nearest colour a screen can show: the chroma gives way, lightness and hue stay."""
    lightness, chroma, hue = colour
    while chroma > 0:
        parts = _linear_rgb(Oklch(lightness, chroma, hue))
        if all(-0.0001 <= part <= 1.0001 for part in parts):
            break
        chroma -= STEP
    else:
        parts = _linear_rgb(Oklch(lightness, 0, hue))
    red, green, blue = (round(FULL * _encoded(min(1.0, max(0.0, part)))) for part in parts)
    return red, green, blue


def _moved(start: Oklch, step: float, contrast: float, backgrounds: tuple[Rgb, ...]) -> Rgb:
    lightness, chroma, hue = start
    while 0 < lightness < 1:
        colour = to_rgb(Oklch(lightness, chroma, hue))
        if all(contrast_of(colour, background) >= contrast for background in backgrounds):
            return colour
        lightness += step
    return (0, 0, 0) if step < 0 else WHITE


def _linear_rgb(colour: Oklch) -> tuple[float, float, float]:
    lightness, chroma, hue = colour
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(part / FULL) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
