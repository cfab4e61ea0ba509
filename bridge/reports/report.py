"""HTML reports: one self-contained page, in the language of QGIS, readable by screen reader and printable."""
from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import List, Optional, Sequence, Tuple, Union

from ..session import language, number_text, tr
from .chart import Chart, chart_svg

Cell = Union[str, int, float, None]

_STYLE = """
body{font:1rem/1.5 system-ui,"Segoe UI",sans-serif;color:#1b2a33;background:#fff}
body{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.2rem;margin-top:2rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
caption,figcaption{text-align:left;font-weight:600;padding:.4rem 0;max-width:calc(100vw - 2rem)}
th,td{border:1px solid #66757f;padding:.3rem .5rem;text-align:left;vertical-align:top}
thead th{background:#e8eef2}td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.verdict{border-left:.4rem solid #1b2a33;padding:.5rem 1rem;background:#f4f6f7}
figure{margin:1rem 0}.chart{width:100%;min-width:40rem;height:auto}
footer{margin-top:2rem;font-size:.875rem}
@media screen and (prefers-color-scheme:dark){
:root{color-scheme:dark}body{color:#e6edf1;background:#12191e}thead th{background:#26343d}
.verdict{background:#1c262d;border-color:#9fb3c0}.chart{background:#fff}
}
@media print{body{max-width:none}.chart{min-width:0}tr{break-inside:avoid}}
"""


@dataclass(frozen=True)
class ReportTable:
    """A table of a report; the first column names the row. `decimals` per column, for numbers."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    decimals: Sequence[int] = ()


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs, charts, a list and a table, each of which may be left out."""

    title: str
    paragraphs: Sequence[str] = ()
    items: Sequence[str] = ()
    table: Optional[ReportTable] = None
    charts: Sequence[Chart] = ()


@dataclass(frozen=True)
class Report:
    """A whole page. `verdict` is the answer in one or two sentences."""

    title: str
    verdict: str
    sections: Sequence[Section] = field(default_factory=tuple)
    secrecy: str = ""


def report_html(report: Report) -> str:
    """The page as HTML."""
    footer = tr("Made with Care Areas.") + (f" {report.secrecy}" if report.secrecy else "")
    body = "".join(_section(section, f"s{i}") for i, section in enumerate(report.sections))
    return (f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(report.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
            f"<h1>{escape(report.title)}</h1>\n<p class=\"verdict\">{escape(report.verdict)}</p>\n"
            f"{body}</main>\n<footer><p>{escape(footer)}</p></footer>\n</body>\n</html>\n")


def _section(section: Section, key: str) -> str:
    parts = [f"<section>\n<h2>{escape(section.title)}</h2>\n"]
    parts += [f"<p>{escape(text)}</p>\n" for text in section.paragraphs]
    parts += [f'<figure class="scroll" tabindex="0" role="group" aria-label="{escape(chart.title)}">'
              f'<figcaption>{escape(chart.title)}</figcaption>\n{chart_svg(chart, f"{key}-{i}")}</figure>\n'
              for i, chart in enumerate(section.charts)]
    if section.items:
        parts.append("<ul>\n" + "".join(f"<li>{escape(item)}</li>\n" for item in section.items) + "</ul>\n")
    if section.table is not None:
        parts.append(_table(section.table))
    return "".join([*parts, "</section>\n"])


def _table(table: ReportTable) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.head)
    rows = "".join(_row(row, table.decimals) for row in table.rows)
    return (f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(table.caption)}">\n<table>\n'
            f"<caption>{escape(table.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
            f"<tbody>\n{rows}</tbody>\n</table>\n</div>\n")


def _row(row: Sequence[Cell], decimals: Sequence[int]) -> str:
    cells: List[str] = [f'<th scope="row">{escape(cell_text(row[0], 0))}</th>']
    for column, cell in enumerate(row[1:], start=1):
        places = decimals[column] if column < len(decimals) else 0
        kind, text = ("", cell_text(cell, places)) if isinstance(cell, str) else (' class="number"',
                                                                                  cell_text(cell, places))
        cells.append(f"<td{kind}>{escape(text)}</td>")
    return f"<tr>{''.join(cells)}</tr>\n"


def cell_text(cell: Cell, decimals: int) -> str:
    """A cell as text; numbers in the language of QGIS, a dash where there is none."""
    if cell is None or (isinstance(cell, float) and cell != cell):
        return "–"
    return cell if isinstance(cell, str) else number_text(cell, decimals)


def counted(pairs: Sequence[Tuple[str, Cell]], caption: str) -> ReportTable:
    """A table of two columns: what and how much."""
    return ReportTable(caption, [tr("What"), tr("Value")], [[name, value] for name, value in pairs])
