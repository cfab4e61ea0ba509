"""The one schema of the address register: every column with its name, in the order in which they are written.

All are text, all are public: the register holds nothing that may not leave the office. What the columns mean is told in
docs/model.md (a test compares the two). Who makes or reads a register takes the names from here.
"""
from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Tuple

LAYER = "adress_utforare"


@dataclass(frozen=True)
class ColumnFacts:
    """name : in the file; title : as the map services show it

    always : written also where there is nothing to say; needed : without it a layer is no register
    of_area : the same in all rows of an area, so that the page keeps it once per area
    """

    name: str
    title: str
    always: bool = True
    needed: bool = False
    of_area: bool = False


class RegisterColumn(Enum):
    """The columns, in order; those of single services (`ServiceColumn`) stand after `VERSION`."""

    IDENTITY = ColumnFacts("objektidentitet", "Adressens identitet")
    ADDRESS = ColumnFacts("adress", "Adress", needed=True)
    POSTCODE = ColumnFacts("postnummer", "Postnummer")
    TOWN = ColumnFacts("postort", "Postort")
    MUNICIPALITY = ColumnFacts("kommunkod", "Kommunkod")
    AREA_CODE = ColumnFacts("omrade_kod", "Områdets nummer", needed=True, of_area=True)
    AREA_NAME = ColumnFacts("omrade_namn", "Område", needed=True, of_area=True)
    PROVIDER = ColumnFacts("utforare", "Utförare", needed=True, of_area=True)
    PROVIDER_TYPE = ColumnFacts("utforare_typ", "Driftsform", of_area=True)
    PHONE = ColumnFacts("telefon", "Telefon", of_area=True)
    URL = ColumnFacts("url", "Webbplats", of_area=True)
    VALID_FROM = ColumnFacts("giltig_fran", "Gäller från", needed=True, of_area=True)
    VALID_TO = ColumnFacts("giltig_till", "Gäller till", of_area=True)
    VERSION = ColumnFacts("version", "Version", needed=True, of_area=True)
    STREET = ColumnFacts("gata", "Gata", always=False)
    NUMBER = ColumnFacts("nummer", "Nummer", always=False)
    POPULAR_NAME = ColumnFacts("popularnamn", "Platsnamn", always=False)
    HOURS = ColumnFacts("oppettider", "Öppettider", always=False, of_area=True)

    @property
    def key(self) -> str:
        """The name of the column in a file."""
        return self.value.name


class ServiceColumn(Enum):
    """Columns of one service: the key and the service, as in `utforare_hemsjukvard`."""

    PROVIDER = "utforare_"
    PHONE = "telefon_"
    URL = "url_"
    CHOICE = "valfri_"

    @property
    def key(self) -> str:
        """What the names of these columns begin with."""
        return self.value

    def of(self, service: str) -> str:
        """The name of the column of a service."""
        return self.value + service

    def is_of(self, column: str) -> bool:
        """Whether a column is one of these."""
        return column.startswith(self.value) and column != RegisterColumn.PROVIDER_TYPE.key


SERVICE_KEYS: Tuple[str, ...] = tuple(column.key for column in ServiceColumn)
NEEDED: Tuple[str, ...] = tuple(column.key for column in RegisterColumn if column.value.needed)
OF_AREA: Tuple[str, ...] = tuple(column.key for column in RegisterColumn if column.value.of_area)
IDENTIFYING: Tuple[str, ...] = (RegisterColumn.IDENTITY.key, RegisterColumn.ADDRESS.key, RegisterColumn.AREA_CODE.key,
                                RegisterColumn.PROVIDER.key)
"""What a comparison of two registers reads, and the map services."""
