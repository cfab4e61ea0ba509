from __future__ import annotations

import re
from html.parser import HTMLParser


class Outline(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))


def page():
    from care_areas.bridge.reports.report import Report, ReportTable, Section, report_html

    table = ReportTable("Areas", ["Area", "Hours", "Note"], [["1", 1234.56, "<b>fine</b>"], ["2", None, ""]], [0, 1])
    return report_html(Report("Plan & report", "All rules hold.", [
        Section("Balance", ["Text"], ["Item"], table)], secrecy="internal"))


def test_a_report_is_one_accessible_page_without_requests(qgis_app):
    outline = Outline()
    outline.feed(page())
    html = next(attributes for tag, attributes in outline.attributes if tag == "html")
    assert html["lang"] in ("sv", "en")
    assert outline.tags.count("h1") == 1 and "main" in outline.tags and "caption" in outline.tags
    scopes = [attributes.get("scope") for tag, attributes in outline.attributes if tag == "th"]
    assert scopes.count("col") == 3 and scopes.count("row") == 2
    assert not {"script", "link", "img", "iframe"} & set(outline.tags)


def test_text_is_escaped_and_numbers_are_written_in_the_language(qgis_app, monkeypatch):
    from care_areas.bridge.session import texts

    monkeypatch.setattr(texts, "language", lambda: "sv")
    text = page()
    assert "&lt;b&gt;fine&lt;/b&gt;" in text and "Plan &amp; report" in text
    assert "1\u00a0234,6" in text and "–" in text


def luminance(colour):
    """Relative luminance of "#rrggbb", as WCAG 2 defines it."""
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_in_the_dark_text_stands_out_from_every_ground(qgis_app):
    """At least 7 to 1; charts keep their white ground, as their lines are dark."""
    dark = page().split("prefers-color-scheme:dark", 1)[1].split("@media print", 1)[0]
    ink = re.search(r"body\{color:(#[0-9a-f]{6})", dark).group(1)
    grounds = re.findall(r"background:(#[0-9a-f]{6})", dark)
    assert len(grounds) == 3 and ".chart{background:#fff}" in dark
    for ground in grounds:
        light, deep = sorted((luminance(ink), luminance(ground)), reverse=True)
        assert (light + 0.05) / (deep + 0.05) >= 7
