"""`careareas:streetregister`: which numbers of a street belong to which area."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Sequence

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import catalogue, language, tr
from .shared import CareAreasAlgorithm, Results, declare

if TYPE_CHECKING:
    from ..core.publish.streets import Publisher, StreetRegister

_SWEDISH = "sv"


class StreetRegisterAlgorithm(CareAreasAlgorithm):
    """The address register as a list of streets, for a switchboard, a letter or a notice board."""

    ID = "streetregister"
    GROUP = "publish"
    OPEN = frozenset({"OUTPUT_HTML", "OUTPUT_CSV", "OUTPUT_PDF"})

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Make street register")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Lists which numbers of each street belong to which area, as ranges with odd and even apart, one "
                  "line where a whole street is in one area. Made from the address register only.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [
            declare.layer("REGISTER", tr("Address register"), tr("As “Export address register” makes it."),
                          declare.TABLE),
            declare.layer("NEXT", tr("Next address register"),
                          tr("The register of a later division that is decided: the lists tell what changes and "
                             "when."), declare.TABLE, optional=True),
            declare.text("TITLE", tr("Title"), tr("Stands on top of the page, for example with the name of the "
                                                  "municipality. Street register where it is left empty.")),
            declare.text("MUNICIPALITY", tr("Municipality"), tr("Stands on top of every page.")),
            declare.text("CONTACT", tr("Contact"),
                         tr("Whom inhabitants may ask, with the phone number: “Contact centre, 0123-45 60 00”. Stands "
                            "on every page.")),
            declare.text("PAGE_URL", tr("Address of the list as a web page"),
                         tr("Where the HTML list will lie. The PDF names it: its columns cannot be read aloud well, "
                            "the web page is the accessible original.")),
            declare.choice("LANGUAGE", tr("Language of the lists"), tr("The inhabitants' or that of QGIS."),
                           [tr("Swedish"), tr("The language of QGIS")]),
            declare.output_file("OUTPUT_HTML", tr("Street register (HTML)"),
                                tr("One page for screen, screen reader and printer."), "HTML (*.html)",
                                by_default=True),
            declare.output_file("OUTPUT_CSV", tr("Street register (CSV)"),
                                tr("A row per street and area, for a spreadsheet or a letter."), "CSV (*.csv)"),
            declare.output_file("OUTPUT_PDF", tr("Street register (PDF)"), tr("A4 in two columns, to print."),
                                "PDF (*.pdf)"),
            QgsProcessingOutputNumber("STREETS", tr("Number of streets")),
            QgsProcessingOutputNumber("DIVIDED", tr("Streets in more than one area")),
        ]

    def compute(self, run: Any) -> Results:
        """Group the register by street and write the lists that were asked for."""
        from ..core.messages import msg
        from ..core.progress import Part
        from ..core.publish.streets import (
            Publisher,
            ended,
            street_register,
            street_register_html,
            street_table,
            with_next,
        )
        from ..core.store import csv_bytes

        lists = [street_register(_whole(run.table("REGISTER")), Part(run.progress, 0.1, 0.6))]
        register = shown = lists[0]
        if run.given("NEXT"):
            following = run.table("NEXT")
            later = street_register(_whole(following), Part(run.progress, 0.6, 0.7))
            register = ended(register, later, following.name)
            lists, shown = [register, later], with_next(register, later)
        code, translate = (_SWEDISH, _swedish()) if run.option("LANGUAGE") == 0 else (language(), tr)
        publisher = Publisher(run.text("MUNICIPALITY"), run.text("CONTACT"), run.text("PAGE_URL"))
        title = run.text("TITLE") or msg("Street register").text(translate)
        files: Dict[str, Any] = {}
        if run.given("OUTPUT_HTML"):
            files["OUTPUT_HTML"] = street_register_html(shown, title, code, translate, publisher)
        if run.given("OUTPUT_CSV"):
            files["OUTPUT_CSV"] = csv_bytes(street_table(lists, translate))
        pdfs = {"OUTPUT_PDF": _pdf(shown, title, translate, publisher, code)} if run.given("OUTPUT_PDF") else {}
        divided = sum(not street.whole for street in register.streets)
        run.note(msg("{streets} streets, {divided} of them in more than one area.", streets=len(register.streets),
                     divided=divided))
        return Results(files=files, writers=pdfs,
                       numbers={"STREETS": len(register.streets), "DIVIDED": divided})


def _swedish() -> Callable[[str], str]:
    texts = catalogue(_SWEDISH)
    return lambda text: texts.get(text, text)


def _pdf(register: StreetRegister, title: str, translate: Callable[[str], str], publisher: Publisher,
         language: str) -> Callable[[str, Any], None]:
    from ..bridge.reports import write_street_pdf

    return lambda path, progress: write_street_pdf(path, register, title, translate, progress, publisher, language)


def _whole(table: Any) -> Any:
    from ..core import sources
    from ..core.register import whole_register

    sources.require_features(table)
    return whole_register(table)
