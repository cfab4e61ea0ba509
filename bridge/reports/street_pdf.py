"""The street register as a PDF to print: A4, two columns, with whose it is on every page; Qt lays out the text."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Sequence, Tuple

from qgis.PyQt.QtCore import QMarginsF, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import (
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from ...core.messages import Message, Translate, msg
from ...core.progress import SILENT, Part, Progress, stop_if_cancelled
from ...core.publish.streets import (
    NOBODY,
    AreaContact,
    Bookmark,
    Publisher,
    Street,
    StreetRegister,
    by_area_name,
    days_text,
    next_text,
    numbers_text,
    page_text,
    questions_text,
    reading_text,
    tidy_pdf,
    validity_text,
)
from ...core.store.changes import replacing

_DPI, _MM = 300, 300 / 25.4
_MARGIN_MM, _HEAD_MM, _FOOT_MM, _GAP_MM, _COLUMNS = 15.0, 8.0, 8.0, 6.0, 2
_POINTS, _LINES, _LOOK_EVERY = 8.5, 8, 200
_NEW_LINE = "\u2028"


def write_street_pdf(path: str, register: StreetRegister, title: str, translate: Translate,
                     progress: Progress = SILENT, publisher: Publisher = NOBODY, language: str = "") -> None:
    """Write the file; a former one is untouched when that fails (`FileError`). Its bytes hold no clock.

    language : of the text, for screen readers
    """
    with replacing(path) as unfinished:
        marks = _paint(unfinished, register, title, translate, progress, publisher)
        content = Path(unfinished).read_bytes()
        if not content.rstrip().endswith(b"%%EOF"):
            raise OSError(28, "the disk may be full")
        Path(unfinished).write_bytes(tidy_pdf(content, language, marks))


@dataclass(frozen=True)
class _Paragraph:
    """What is never cut by the end of a column: runs of (text, points, bold). A heading stays with what follows it.

    street : the name that stands in the head of its page; is_letter : whether a bookmark leads to it
    """

    runs: Tuple[Tuple[str, float, bool], ...]
    space_mm: float
    is_heading: bool = False
    street: str = ""
    is_letter: bool = False


def _paint(path: str, register: StreetRegister, title: str, translate: Translate, progress: Progress,
           publisher: Publisher) -> List[Bookmark]:
    """Paints all pages; gives where each letter begins."""
    writer = QPdfWriter(path)
    writer.setResolution(_DPI)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait,
                                     QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
                                     QPageLayout.Unit.Millimeter))
    writer.setTitle(" – ".join(filter(None, (title, publisher.municipality))))
    width, height = float(writer.width()), float(writer.height()) - (_HEAD_MM + _FOOT_MM) * _MM
    column = (width - _GAP_MM * _MM * (_COLUMNS - 1)) / _COLUMNS
    paragraphs = list(_paragraphs(register, title, translate, publisher))
    places = _places(paragraphs, column, height, writer, Part(progress, 0.0, 0.5))
    frame = _Frame(width, float(writer.height()), title, publisher, validity_text(register),
                   places[-1][0] // _COLUMNS + 1, _names_on_pages(paragraphs, places))
    painter, page = QPainter(writer), 0
    frame.paint(painter, 0, translate)
    for done, (paragraph, (place, y)) in enumerate(zip(paragraphs, places)):
        if done % _LOOK_EVERY == 0:
            stop_if_cancelled(progress)
            progress.report(0.5 + 0.5 * done / len(paragraphs))
        if place // _COLUMNS > page:
            page = place // _COLUMNS
            writer.newPage()
            frame.paint(painter, page, translate)
        painter.save()
        painter.translate(place % _COLUMNS * (column + _GAP_MM * _MM), y + _HEAD_MM * _MM)
        _document(paragraph, column, writer).drawContents(painter)
        painter.restore()
    painter.end()
    return [Bookmark(paragraph.runs[0][0], place // _COLUMNS)
            for paragraph, (place, _) in zip(paragraphs, places) if paragraph.is_letter]


def _names_on_pages(paragraphs: Sequence[_Paragraph], places: Sequence[Tuple[int, float]]) -> Dict[int, str]:
    """Page -> its first and last street, as in a telephone directory."""
    found: Dict[int, List[str]] = {}
    for paragraph, (place, _) in zip(paragraphs, places):
        if paragraph.street:
            found.setdefault(place // _COLUMNS, []).append(paragraph.street)
    return {page: names[0] if names[0] == names[-1] else f"{names[0]} – {names[-1]}" for page, names in found.items()}


@dataclass(frozen=True)
class _Frame:
    """What stands around every page: whose list it is and which streets it has above, how long it holds, whom to ask
    and the page's number below.
    """

    width: float
    height: float
    title: str
    publisher: Publisher
    validity: Message
    pages: int
    names: Mapping[int, str]

    def paint(self, painter: QPainter, page: int, translate: Translate) -> None:
        """Head and foot of a page, counted from 0."""
        number = msg("page {page} of {pages}", page=page + 1, pages=self.pages).text(translate)
        foot = " · ".join(filter(None, (self.validity.text(translate), self.publisher.contact)))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        owner = " · ".join(filter(None, (self.publisher.municipality, self.title)))
        self._row(painter, 0.0, Qt.AlignmentFlag.AlignTop, ((owner, left), (self.names.get(page, ""), right)))
        self._row(painter, self.height - _FOOT_MM * _MM, Qt.AlignmentFlag.AlignBottom, ((foot, left), (number, right)))
        for y in (_HEAD_MM - 2.5, self.height / _MM - _FOOT_MM + 2.5):
            painter.drawLine(QPointF(0, y * _MM), QPointF(self.width, y * _MM))

    def _row(self, painter: QPainter, y: float, edge: Any, texts: Sequence[Tuple[str, Any]]) -> None:
        """Two texts at the ends of a line, the left one cut where both have no room."""
        painter.setFont(_font(_POINTS, False))
        metrics = QFontMetricsF(painter.font(), painter.device())
        other = metrics.horizontalAdvance(texts[1][0]) + 4 * _MM
        shown = metrics.elidedText(texts[0][0], Qt.TextElideMode.ElideRight, max(self.width - other, self.width / 2))
        for text, side in ((shown, texts[0][1]), texts[1]):
            painter.drawText(QRectF(0, y, self.width, _FOOT_MM * _MM), edge | side, text)


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


def _paragraphs(register: StreetRegister, title: str, translate: Translate,
                publisher: Publisher) -> Iterator[_Paragraph]:
    if publisher.municipality:
        yield _Paragraph(((publisher.municipality, 10, True),), 0.0, True)
    yield _Paragraph(((title, 16, True),), 0.0, True)
    coming = next_text(register)
    told = [validity_text(register), *([coming] if coming else []),
            *([questions_text(publisher)] if publisher.contact else []), page_text(publisher), reading_text()]
    for text in told:
        yield _Paragraph(((text.text(translate), _POINTS, False),), 1.0)
    for area in register.areas:
        lines = [*([f"{_days(register, area.holds, translate)}:"] if area.holds else []), *_contact(area)]
        yield _Paragraph(((area.name, _POINTS, True),
                          ("".join(f"{_NEW_LINE}{line}" for line in lines), _POINTS, False)), 2.0)
    letter = ""
    for street in by_area_name(register).streets if register.next_from else register.streets:
        if street.name[:1].upper() != letter:
            letter = street.name[:1].upper()
            yield _Paragraph(((letter, 13, True),), 5.0, True, is_letter=True)
        yield from _street(street, register, translate)


def _street(street: Street, register: StreetRegister, translate: Translate) -> Iterator[_Paragraph]:
    """The street in one paragraph, or in several with its name on each where it is in very many areas."""
    town = f" {street.place}" if street.place else ""
    town += f", {_days(register, street.holds, translate)}" if street.holds else ""
    name = (street.name, _POINTS, True)
    if street.whole:
        text = f"{town}: {register.areas[street.lines[0].area].name}"
        yield _Paragraph((name, (text, _POINTS, False)), 0.7, street=street.name)
        return
    for start in range(0, len(street.lines), _LINES):
        lines = [f"{numbers_text(street, line, translate)}: {register.areas[line.area].name}"
                 for line in street.lines[start:start + _LINES]]
        yield _Paragraph((name, (_NEW_LINE.join([town, *lines]), _POINTS, False)), 0.7, street=street.name)


def _days(register: StreetRegister, holds: str, translate: Translate) -> str:
    return days_text(register, holds).text(translate)


def _contact(area: AreaContact) -> List[str]:
    lines = [text for text in (area.provider, area.phone, area.url, area.hours) if text]
    return lines + [f"{service}: {provider} {phone}".rstrip() for service, (provider, phone) in area.services.items()]
