"""Charts for reports: points joined by lines, as one SVG drawing that needs no script, no font and no colour sight.

Each series has a shape, a colour and its name at its end; filled points are those the text speaks of. To a screen
reader the drawing is one picture with title and description; the report has the same numbers as a table.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import Callable, List, Optional, Sequence, Tuple

from ..session import number_text

WIDTH, HEIGHT = 760.0, 470.0
LEFT, RIGHT, TOP, BOTTOM = 78.0, 150.0, 20.0, 112.0
COLOURS = ("#00588a", "#b04a00", "#00664b", "#86386c", "#3d3d3d", "#6b4a00")
"""Dark enough on white for text; told apart with any colour sight together with the shapes."""
SHAPES = ("circle", "square", "triangle", "diamond")
LINE_HEIGHT = 17.0
_RADIUS = 5.5


@dataclass(frozen=True)
class Mark:
    """A point. y : None where there is nothing to show: a cross on the axis; tip : what the point says under a pointer
    strong : filled, else hollow
    """

    x: float
    y: Optional[float]
    tip: str
    strong: bool = True


@dataclass(frozen=True)
class Series:
    """Points that belong together, from left to right."""

    name: str
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Chart:
    """A chart. description : what it shows, for those who cannot see it; strong, weak, none : what filled points,
    hollow points and crosses mean ("" where there are none); whole_x : only whole numbers on the x axis
    """

    title: str
    description: str
    x_title: str
    y_title: str
    series: Sequence[Series]
    strong: str = ""
    weak: str = ""
    none: str = ""
    whole_x: bool = False


@dataclass(frozen=True)
class _Axis:
    """From values to drawing units; ticks are nice numbers that span all values."""

    ticks: Tuple[float, ...]
    decimals: int
    start: float
    end: float

    def at(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.start + (value - low) / (high - low) * (self.end - self.start)


def chart_svg(chart: Chart, key: str = "chart") -> str:
    """The drawing; `key` is unique within the page."""
    marks = [mark for series in chart.series for mark in series.marks]
    x = _axis([mark.x for mark in marks], LEFT, WIDTH - RIGHT, 10, chart.whole_x)
    y = _axis([mark.y for mark in marks if mark.y is not None], HEIGHT - BOTTOM, TOP, 6, False)
    body = [_frame(chart, x, y), *(_series(series, i, x, y) for i, series in enumerate(chart.series)),
            _names(chart, y), _legend(chart)]
    return (f'<svg class="chart" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" '
            f'aria-labelledby="{key}-title {key}-desc" xmlns="http://www.w3.org/2000/svg" '
            'font-family="system-ui, Segoe UI, sans-serif" font-size="14" fill="#1b2a33">\n'
            f'<title id="{key}-title">{escape(chart.title)}</title>\n'
            f'<desc id="{key}-desc">{escape(chart.description)}</desc>\n{"".join(body)}</svg>\n')


def _axis(values: Sequence[float], start: float, end: float, most: int, whole: bool) -> _Axis:
    """At most about `most` steps of 1, 2 or 5 times a power of ten."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if high - low < 1e-9:
        low, high = low - (1 if whole else max(abs(low) * 0.05, 0.5)), high + (1 if whole else max(abs(high) * .05, .5))
    step = _nice((high - low) / most)
    if whole:
        step = max(1.0, step)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(i * step, 10) for i in range(first, last + 1))
    return _Axis(ticks, max(0, -math.floor(math.log10(step) + 1e-9)), start, end)


def _nice(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= step * (1 - 1e-9))


def _text(x: float, y: float, text: str, anchor: str = "start", more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{more}>{escape(text)}</text>\n'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1.0) -> str:
    return (f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
            f'stroke-width="{width:g}"/>\n')


def _frame(chart: Chart, x: _Axis, y: _Axis) -> str:
    """Axes with ticks, numbers and titles."""
    floor, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    parts: List[str] = []
    for tick in y.ticks:
        at = y.at(tick)
        parts += [_line(LEFT, at, right, at, "#d5dce0"),
                  _text(LEFT - 8, at + 5, number_text(tick, y.decimals), "end")]
    for tick in x.ticks:
        at = x.at(tick)
        parts += [_line(at, floor, at, floor + 6, "#1b2a33"),
                  _text(at, floor + 22, number_text(tick, x.decimals), "middle")]
    parts += [_line(LEFT, floor, right, floor, "#1b2a33"), _line(LEFT, TOP, LEFT, floor, "#1b2a33"),
              _text((LEFT + right) / 2, floor + 44, chart.x_title, "middle"),
              _text(20, (TOP + floor) / 2, chart.y_title, "middle",
                    f' transform="rotate(-90 20 {(TOP + floor) / 2:.1f})"')]
    return "".join(parts)


def _series(series: Series, index: int, x: _Axis, y: _Axis) -> str:
    colour = COLOURS[index % len(COLOURS)]
    shown = [(x.at(mark.x), y.at(mark.y)) for mark in series.marks if mark.y is not None]
    parts: List[str] = []
    if len(shown) > 1:
        way = " ".join(f"{px:.1f},{py:.1f}" for px, py in shown)
        dashes = ("", "7 4", "2 4", "10 4 2 4")[index % 4]
        parts.append(f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="1.5" '
                     f'stroke-dasharray="{dashes}"/>\n')
    for mark in series.marks:
        inner = (_cross(x.at(mark.x), HEIGHT - BOTTOM - 9, colour) if mark.y is None
                 else _shape(index, x.at(mark.x), y.at(mark.y), colour, mark.strong))
        parts.append(f"<g><title>{escape(mark.tip)}</title>{inner}</g>\n")
    return "".join(parts)


def _shape(index: int, px: float, py: float, colour: str, strong: bool) -> str:
    paint = f'fill="{colour if strong else "#ffffff"}" stroke="{colour}" stroke-width="2"'
    draw: Callable[[float, float, float, str], str] = {
        "circle": _circle, "square": _square, "triangle": _triangle, "diamond": _diamond}[SHAPES[index % len(SHAPES)]]
    return draw(px, py, _RADIUS, paint)


def _circle(px: float, py: float, r: float, paint: str) -> str:
    return f'<circle cx="{px:.1f}" cy="{py:.1f}" r="{r:g}" {paint}/>'


def _square(px: float, py: float, r: float, paint: str) -> str:
    return f'<rect x="{px - r + .5:.1f}" y="{py - r + .5:.1f}" width="{2 * r - 1:g}" height="{2 * r - 1:g}" {paint}/>'


def _triangle(px: float, py: float, r: float, paint: str) -> str:
    return (f'<path d="M {px:.1f} {py - r - 1:.1f} L {px + r + 1:.1f} {py + r - 1:.1f} '
            f'L {px - r - 1:.1f} {py + r - 1:.1f} Z" {paint}/>')


def _diamond(px: float, py: float, r: float, paint: str) -> str:
    s = r + 1
    return (f'<path d="M {px:.1f} {py - s:.1f} L {px + s:.1f} {py:.1f} L {px:.1f} {py + s:.1f} '
            f'L {px - s:.1f} {py:.1f} Z" {paint}/>')


def _cross(px: float, py: float, colour: str) -> str:
    return (f'<path d="M {px - 5:.1f} {py - 5:.1f} l 10 10 m 0 -10 l -10 10" fill="none" stroke="{colour}" '
            'stroke-width="2.5"/>')


def _names(chart: Chart, y: _Axis) -> str:
    """The shape and name of each series at the height of its last point, moved apart where they would touch."""
    ends: List[Tuple[float, int, str]] = []
    for i, series in enumerate(chart.series):
        heights = [y.at(mark.y) for mark in series.marks if mark.y is not None]
        ends.append((heights[-1] if heights else HEIGHT - BOTTOM - 9, i, series.name))
    parts: List[str] = []
    floor, room = -math.inf, HEIGHT - BOTTOM
    for left, (at, i, name) in zip(range(len(ends), 0, -1), sorted(ends)):
        at = min(max(at + 5, floor + LINE_HEIGHT), room - (left - 1) * LINE_HEIGHT)
        floor = at
        colour = COLOURS[i % len(COLOURS)]
        parts += [_shape(i, WIDTH - RIGHT + 20, at - 5, colour, True) + "\n",
                  _text(WIDTH - RIGHT + 32, at, name, more=f' fill="{colour}"')]
    return "".join(parts)


def _legend(chart: Chart) -> str:
    """What filled, hollow and crossed points mean."""
    kinds: Tuple[Tuple[str, Callable[[float, float], str]], ...] = (
        (chart.strong, lambda px, py: _shape(0, px, py, "#1b2a33", True)),
        (chart.weak, lambda px, py: _shape(0, px, py, "#1b2a33", False)),
        (chart.none, lambda px, py: _cross(px, py, "#1b2a33")))
    parts: List[str] = []
    for text, drawing in kinds:
        if text:
            at = HEIGHT - BOTTOM + 70 + LINE_HEIGHT * len(parts)
            parts.append(drawing(LEFT + 6, at - 5) + "\n" + _text(LEFT + 20, at, text))
    return "".join(parts)
