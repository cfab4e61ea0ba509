"""`careareas:exportaddresses`: every address with its area and who is responsible."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, List, Sequence, Tuple

from qgis.core import QgsProcessingOutputNumber

from ..bridge.session import tr
from ..core.progress import Part, Progress
from .shared import CareAreasAlgorithm, Layer, Results, area_fields, declare, responsible_fields

if TYPE_CHECKING:
    from ..core.model import Ints
    from ..core.register import Register, ResponsibleArea

SEPARATORS = (";", ",", "\t")


class ExportAddresses(CareAreasAlgorithm):
    """The address register: each current address once; what does not fit is listed, never dropped."""

    ID = "exportaddresses"
    GROUP = "publish"
    OPEN = frozenset({"OUTPUT", "OUTPUT_CSV", "OUTPUT_GEOJSON", "OUTPUT_FLATGEOBUF"})

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Export address register")

    def shortDescription(self) -> str:
        """What it does."""
        return tr("Says for every current address in which area it lies and which provider is responsible, from when. "
                  "Addresses outside all areas or on a border are listed. Clients are not asked for: the layer can "
                  "be published.")

    def declarations(self) -> Sequence[Any]:
        """Parameters and outputs."""
        return [*_inputs(), *_outputs()]

    def compute(self, run: Any) -> Results:
        """Find the area of every address."""
        from ..core import sources
        from ..core.readers import read_choice
        from ..core.register import Validity, register_addresses

        run.check_same_crs("ADDRESSES", "AREAS")
        addresses = run.read("ADDRESSES", sources.read_addresses, None, Part(run.progress, 0.0, 0.0))
        table = run.table("AREAS")
        sources.require_features(table)
        shapes = sources.valid_polygons(table)
        numbers, responsible = _responsible(run)
        validity = Validity(run.text("VALID_FROM"), run.text("VERSION") or run.text("VALID_FROM"),
                            run.text("VALID_TO"))
        choice = read_choice(run.table("CHOICE")) if run.given("CHOICE") else {}
        register = register_addresses(addresses, shapes, numbers, responsible, validity,
                                      Part(run.progress, 0.0, 0.8), choice)
        for note in register.notes:
            run.note(note)
        layers = {"OUTPUT": Layer(register.records, "addresses"), "UNCOVERED": Layer(register.uncovered, "issues"),
                  "BORDER": Layer(register.border, "issues"), "DUPLICATES": Layer(register.duplicates, "issues"),
                  "SAME_LABEL": Layer(register.same_label, "issues"),
                  "WITHOUT_NUMBER": Layer(register.without_number, "issues"), **_changes(run, register)}
        return Results(layers=layers, files=_files(run, register),
                       writers={"OUTPUT_FLATGEOBUF": _flatgeobuf(register)} if run.given("OUTPUT_FLATGEOBUF") else {},
                       numbers={"REGISTERED": len(register.records), "OUTSIDE": len(register.uncovered),
                                "ON_BORDER": len(register.border), "REPEATED": len(register.duplicates),
                                "ALIKE": len(register.same_label), "NUMBERLESS": len(register.without_number)})


def _changes(run: Any, register: Register) -> Dict[str, Layer]:
    """What changed since the previous register: per address and per street."""
    from ..core.register import changes_by_street, compare_registers, whole_register

    if not run.given("PREVIOUS"):
        return {}
    former = whole_register(run.table("PREVIOUS"))
    difference = compare_registers(former, register.records, Part(run.progress, 0.8, 0.9))
    return {"DIFFERENCE": Layer(difference),
            "SUMMARY": Layer(changes_by_street(former, register.records, difference))}


def _files(run: Any, register: Register) -> Dict[str, Iterable[bytes]]:
    from ..core.store.formats import CsvStyle, csv_pieces, geojson_pieces

    files: Dict[str, Iterable[bytes]] = {}
    if run.given("OUTPUT_CSV"):
        style = CsvStyle(SEPARATORS[run.option("CSV_SEPARATOR")], run.switch("CSV_BYTE_ORDER_MARK"))
        files["OUTPUT_CSV"] = csv_pieces(register.records, style)
    if run.given("OUTPUT_GEOJSON"):
        files["OUTPUT_GEOJSON"] = geojson_pieces(register.records)
    return files


def _flatgeobuf(register: Register) -> Callable[[str, Progress], None]:
    from ..bridge.layers import write_flatgeobuf

    return lambda path, progress: write_flatgeobuf(path, register.records, progress)


def _inputs() -> Sequence[Any]:
    return [
        declare.layer("ADDRESSES", tr("Addresses"),
                      tr("Lantmäteriet's Belägenhetsadress, of which only current addresses count, or another "
                         "address layer."), declare.TABLE),
        declare.layer("AREAS", tr("Areas with provider"),
                      tr("Areas, or units with an area number, with their provider, as “Assign providers” makes "
                         "them."), declare.POLYGON),
        *area_fields(),
        declare.field("PHONE_FIELD", tr("Field with the phone number"),
                      tr("Printed beside the provider. phone where it is left empty."), "AREAS", default="phone"),
        declare.field("URL_FIELD", tr("Field with the web page"),
                      tr("Printed beside the provider. url where it is left empty."), "AREAS", default="url"),
        declare.field("HOURS_FIELD", tr("Field with the hours"),
                      tr("When the provider answers, as the public reads it."), "AREAS"),
        declare.field("SERVICE_FIELDS", tr("Fields with the provider of one service"),
                      tr("For services that have another provider than the area's own, a field each, named "
                         "utforare_ or provider_ and the service: utforare_hemsjukvard. Empty in an area: the area's "
                         "own provider. telefon_hemsjukvard and url_hemsjukvard are read too, where they are there."),
                      "AREAS", several=True),
        declare.layer("CHOICE", tr("Services with free choice"),
                      tr("A table of the services for which the inhabitant chooses among several providers: insatstyp, "
                         "utforare, and where known telefon and url, a row for each provider of a service."),
                      declare.TABLE, optional=True),
        declare.text("VALID_FROM", tr("Valid from"), tr("First day, as year-month-day: 2027-05-01."), None,
                     optional=False),
        declare.text("VALID_TO", tr("Valid to"), tr("Last day, when it is decided, as year-month-day.")),
        declare.text("VERSION", tr("Version"), tr("Name of this version, for example 2027-1; the first day where it "
                                                  "is left empty.")),
        declare.layer("PREVIOUS", tr("Previous register"),
                      tr("An address layer that this algorithm made before, to list what changed."), declare.TABLE,
                      optional=True),
        *declare.advanced([
            declare.choice("LANGUAGE", tr("Language of the register"),
                           tr("What areas are called that nobody has named: Område 1, Area 1."),
                           [tr("Swedish"), tr("English")]),
            declare.choice("CSV_SEPARATOR", tr("Separator of the CSV file"),
                           tr("Semicolon opens right in a Swedish spreadsheet. With the comma, numbers have a decimal "
                              "point."), [tr("Semicolon"), tr("Comma"), tr("Tab")]),
            declare.switch("CSV_BYTE_ORDER_MARK", tr("Byte order mark in the CSV file"),
                           tr("Excel needs it to read å, ä and ö right; some programs do not want it."), True)]),
    ]


def _outputs() -> List[Any]:
    return [
        declare.sink("OUTPUT", tr("Address register"), tr("One point per current address with area and provider."),
                     declare.POINT),
        declare.sink("UNCOVERED", tr("Addresses outside all areas"), tr("With the nearest area and the distance."),
                     declare.POINT, optional=True),
        declare.sink("BORDER", tr("Addresses on a border"),
                     tr("Within a centimetre of a border; they are in the register too, in the area with the smallest "
                        "number."), declare.POINT, optional=True),
        declare.sink("DUPLICATES", tr("Repeated addresses"),
                     tr("Rows whose identity an earlier row has; they are not in the register."), declare.POINT,
                     optional=True, by_default=False),
        declare.sink("SAME_LABEL", tr("Addresses with the same text"),
                     tr("Addresses whose text another one has too, though it is another address; they are in the "
                        "register. olika_omraden is 1 where they lie in different areas."), declare.POINT,
                     optional=True, by_default=False),
        declare.sink("WITHOUT_NUMBER", tr("Addresses without number"),
                     tr("They are in the register; the inhabitant finds them by street and popular name only."),
                     declare.POINT, optional=True, by_default=False),
        declare.sink("DIFFERENCE", tr("Changes since the previous register"),
                     tr("Addresses that are new, removed, or have another area or provider; needs the previous "
                        "register."), declare.POINT, optional=True, by_default=False),
        declare.sink("SUMMARY", tr("Changes per street"),
                     tr("How many addresses of each street are new, removed, or have another provider or area; needs "
                        "the previous register."), declare.TABLE, optional=True, by_default=False),
        declare.output_file("OUTPUT_CSV", tr("Register as CSV"),
                            tr("The register for a spreadsheet, UTF-8, coordinates in the last columns."),
                            "CSV (*.csv)"),
        declare.output_file("OUTPUT_GEOJSON", tr("Register as GeoJSON"),
                            tr("In WGS 84, as the standard (RFC 7946) wants it."), "GeoJSON (*.geojson)"),
        declare.output_file("OUTPUT_FLATGEOBUF", tr("Register as FlatGeobuf"),
                            tr("One file with an index, of which a map on the web reads what it shows."),
                            "FlatGeobuf (*.fgb)"),
        QgsProcessingOutputNumber("REGISTERED", tr("Addresses in the register")),
        QgsProcessingOutputNumber("OUTSIDE", tr("Addresses outside all areas")),
        QgsProcessingOutputNumber("ON_BORDER", tr("Addresses on a border")),
        QgsProcessingOutputNumber("REPEATED", tr("Rows that repeat an address")),
        QgsProcessingOutputNumber("ALIKE", tr("Addresses with the same text as another")),
        QgsProcessingOutputNumber("NUMBERLESS", tr("Addresses without number")),
    ]


def _responsible(run: Any) -> Tuple[Ints, List[ResponsibleArea]]:
    from ..core.readers import read_responsible
    from ..core.register import LANGUAGES

    return read_responsible(run.table("AREAS"), responsible_fields(
        run, run.table("AREAS"), hours=run.field("HOURS_FIELD"), services=tuple(run.fields("SERVICE_FIELDS"))),
        LANGUAGES[run.option("LANGUAGE")])
