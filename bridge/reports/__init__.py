"""Pages, charts, pictures and print."""
from __future__ import annotations

from .chart import Chart, Mark, Series
from .picture import draw_plan, on_main_thread
from .report import Report, ReportTable, Section, counted, report_html
from .street_pdf import write_street_pdf
from .styles import apply_style, style_on_load

__all__ = [
    "Chart", "Mark", "Report", "ReportTable", "Section", "Series", "apply_style", "counted", "draw_plan",
    "on_main_thread", "report_html", "style_on_load", "write_street_pdf",
]
