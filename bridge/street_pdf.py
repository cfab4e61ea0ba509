"""The street register as a PDF to print: A4, two columns, page numbers; Qt lays out the text."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, List, Sequence, Tuple

from qgis.PyQt.QtCore import QMarginsF, QRectF, Qt
from qgis.PyQt.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from ..core.messages import Message, Translate, msg
from ..core.progress import SILENT, Part, Progress, stop_if_cancelled
from ..core.publish.pdf_file import tidy_pdf
from ..core.publish.street_text import numbers_text, validity_text
from ..core.publish.streets import AreaContact, Street, StreetRegister
from ..core.store.files import replacing

_DPI, _MM = 300, 300 / 25.4
_MARGIN_MM, _FOOT_MM, _GAP_MM, _COLUMNS = 15.0, 8.0, 6.0, 2
_POINTS, _LINES, _LOOK_EVERY = 8.5, 8, 200
_NEW_LINE = "\u2028"


def write_street_pdf(path: str, register: StreetRegister, title: str, translate: Translate,
                     progress: Progress = SILENT) -> None:
    """Write the file; a former one is untouched when that fails (`FileError`). Its bytes hold no clock."""
    with replacing(path) as unfinished:
        _paint(unfinished, register, title, translate, progress)
        content = Path(unfinished).read_bytes()
        if not content.rstrip().endswith(b"%%EOF"):
            raise OSError(28, "the disk may be full")
        Path(unfinished).write_bytes(tidy_pdf(content))


@dataclass(frozen=True)
class _Paragraph:
    """What is never cut by the end of a column: runs of (text, points, bold). A heading stays with what follows it."""

    runs: Tuple[Tuple[str, float, bool], ...]
    space_mm: float
    is_heading: bool = False


def _paint(path: str, register: StreetRegister, title: str, translate: Translate, progress: Progress) -> None:
    writer = QPdfWriter(path)
    writer.setResolution(_DPI)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait,
                                     QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
                                     QPageLayout.Unit.Millimeter))
    writer.setTitle(title)
    width, height = float(writer.width()), float(writer.height()) - _FOOT_MM * _MM
    column = (width - _GAP_MM * _MM * (_COLUMNS - 1)) / _COLUMNS
    paragraphs = list(_paragraphs(register, title, translate))
    places = _places(paragraphs, column, height, writer, Part(progress, 0.0, 0.5))
    pages = places[-1][0] // _COLUMNS + 1
    painter, page = QPainter(writer), 0
    _foot(painter, width, height, msg("{title} · page {page} of {pages}", title=title, page=1, pages=pages), translate)
    for done, (paragraph, (place, y)) in enumerate(zip(paragraphs, places)):
        if done % _LOOK_EVERY == 0:
            stop_if_cancelled(progress)
            progress.report(0.5 + 0.5 * done / len(paragraphs))
        if place // _COLUMNS > page:
            page = place // _COLUMNS
            writer.newPage()
            _foot(painter, width, height, msg("{title} · page {page} of {pages}", title=title, page=page + 1,
                                              pages=pages), translate)
        painter.save()
        painter.translate(place % _COLUMNS * (column + _GAP_MM * _MM), y)
        _document(paragraph, column, writer).drawContents(painter)
        painter.restore()
    painter.end()


def _foot(painter: QPainter, width: float, height: float, text: Message, translate: Translate) -> None:
    painter.setFont(_font(_POINTS, False))
    painter.drawText(QRectF(0, height, width, _FOOT_MM * _MM), Qt.AlignmentFlag.AlignBottom, text.text(translate))


def _places(paragraphs: Sequence[_Paragraph], column: float, height: float, writer: QPdfWriter,
            progress: Progress) -> List[Tuple[int, float]]:
    """Number of the column and place in it for each paragraph, filled one column after the other."""
    sizes = []
    for done, paragraph in enumerate(paragraphs):
        if done % _LOOK_EVERY == 0:
            stop_if_cancelled(progress)
            progress.report(done / len(paragraphs))
        sizes.append(float(_document(paragraph, column, writer).size().height()))
    places: List[Tuple[int, float]] = []
    place, y = 0, 0.0
    for number, (paragraph, size) in enumerate(zip(paragraphs, sizes)):
        space = paragraph.space_mm * _MM if y else 0.0
        more = sizes[number + 1] if paragraph.is_heading and number + 1 < len(sizes) else 0.0
        if y and y + space + size + more > height:
            place, y, space = place + 1, 0.0, 0.0
        places.append((place, y + space))
        y += space + size
    return places


def _document(paragraph: _Paragraph, width: float, writer: QPdfWriter) -> QTextDocument:
    """Plain text with formats only: nothing in the data can be markup."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    for text, points, bold in paragraph.runs:
        style = QTextCharFormat()
        style.setFont(_font(points, bold))
        cursor.insertText(text, style)
    document.setTextWidth(width)
    return document


def _font(points: float, bold: bool) -> QFont:
    font = QFont("Open Sans")
    font.setPointSizeF(points)
    font.setBold(bold)
    return font


def _paragraphs(register: StreetRegister, title: str, translate: Translate) -> Iterator[_Paragraph]:
    yield _Paragraph(((title, 16, True),), 0.0, True)
    yield _Paragraph(((validity_text(register).text(translate), _POINTS, False),), 1.0)
    for area in register.areas:
        yield _Paragraph(((area.name, _POINTS, True),
                          ("".join(f"{_NEW_LINE}{line}" for line in _contact(area)), _POINTS, False)), 2.0)
    letter = ""
    for street in register.streets:
        if street.name[:1].upper() != letter:
            letter = street.name[:1].upper()
            yield _Paragraph(((letter, 13, True),), 5.0, True)
        yield from _street(street, register, translate)


def _street(street: Street, register: StreetRegister, translate: Translate) -> Iterator[_Paragraph]:
    """The street in one paragraph, or in several with its name on each where it is in very many areas."""
    town = f" {street.town}" if street.town else ""
    name = (street.name, _POINTS, True)
    if street.whole:
        yield _Paragraph((name, (f"{town}: {register.areas[street.lines[0].area].name}", _POINTS, False)), 0.7)
        return
    for start in range(0, len(street.lines), _LINES):
        lines = [f"{numbers_text(street, line, translate)}: {register.areas[line.area].name}"
                 for line in street.lines[start:start + _LINES]]
        yield _Paragraph((name, (_NEW_LINE.join([town, *lines]), _POINTS, False)), 0.7)


def _contact(area: AreaContact) -> List[str]:
    lines = [text for text in (area.provider, area.phone, area.url, area.hours) if text]
    return lines + [f"{service}: {provider} {phone}".rstrip() for service, (provider, phone) in area.services.items()]
