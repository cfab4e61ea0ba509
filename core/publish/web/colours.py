"""The municipality's colour on the page, in light and in dark, with the contrast that the law asks for.

Contrast is that of WCAG 2.2 (relative luminance of sRGB): at least 4.5 to 1 for text (success criterion 1.4.3).
"""
from __future__ import annotations

import re
from typing import Optional, Tuple

from ...messages import Message, msg

DEEP = "#0b4f49"
LEAST, LEAST_ON_DARK = 4.5, 6.0
LIGHT, DARK = ("#ffffff", "#f4f6f3"), ("#121a19", "#1c2726")
"""Cards and paper, as in resources/web/style.css."""
_TINT, _HOVER = 0.12, 0.25

Rgb = Tuple[float, float, float]


def colour_problem(colour: str) -> Optional[Tuple[Message, Message]]:
    """What is wrong with a colour of head, buttons and links, and what to do; None for a good one."""
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        return (msg("“{text}” is no colour.", text=colour), msg("Write it as six digits: {example}.", example=DEEP))
    least = min(contrast(colour, other) for other in (*LIGHT, tint(colour)))
    if least < LEAST:
        return (msg("The colour {colour} has a contrast of {found:.1f} to 1 with the page: text in it cannot be read "
                    "by many.", colour=colour, found=least),
                msg("Choose a darker one, of at least {least} to 1; {example} would do.", least=LEAST,
                    example=darkened(colour)))
    return None


def contrast(one: str, other: str) -> float:
    """From 1 to 21, of two colours as "#rrggbb"."""
    high, low = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def darkened(colour: str) -> str:
    """The same colour, darker until it can be read on the light page."""
    return next(made for made in (mixed(colour, "#000000", step / 20) for step in range(21))
                if min(contrast(made, other) for other in (*LIGHT, tint(made))) >= LEAST)


def lightened(colour: str) -> str:
    """The same colour, lighter until it can be read on the dark page, and what is dark on it as well."""
    return next(made for made in (mixed(colour, "#ffffff", step / 20) for step in range(21))
                if min(contrast(made, other) for other in (*DARK, dark_tint(made))) >= LEAST_ON_DARK)


def tint(colour: str) -> str:
    """What lies below a text in the colour when it is pointed at."""
    return mixed("#ffffff", colour, _TINT)


def dark_tint(colour: str) -> str:
    """The same on the dark page."""
    return mixed(DARK[1], colour, _TINT)


def style(colour: str) -> str:
    """The rules that come after style.css: the colour and its kin, in light and in dark."""
    light, dark = colour.lower(), lightened(colour)
    return (f":root{{--deep:{light};--hover:{mixed(light, '#000000', _HOVER)};--tint:{tint(light)}}}"
            f"@media screen and (prefers-color-scheme:dark){{:root{{--deep:{dark};"
            f"--hover:{mixed(dark, '#ffffff', _HOVER)};--tint:{dark_tint(dark)};--head:{darkened(colour)}}}}}")


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with so much of `other` in it, 0 to 1."""
    parts = [round(255 * (a + (b - a) * share)) for a, b in zip(_rgb(colour), _rgb(other))]
    return "#" + "".join(f"{part:02x}" for part in parts)


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(rgb: Rgb) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
