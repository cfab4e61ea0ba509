"""What an algorithm hands back when all is computed; the base class writes it, nothing before."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Callable, Iterable, List, Mapping, Union

if TYPE_CHECKING:
    from ...core.model import Table
    from ...core.progress import Progress


@dataclass(frozen=True)
class Layer:
    """A layer to write and the style (a name in resources/styles, or "") that it gets in the desktop.

    secret : a new file is for its owner alone, since a unit's load may be that of one client
    """

    table: Table
    style: str = ""
    secret: bool = False


@dataclass(frozen=True)
class Results:
    """Outputs by parameter name.

    layers : for sink parameters
    files : content for file parameters (texts of HTML, CSV and JSON; bytes, or bytes in pieces)
    writers : for file parameters, what writes the file when it is given the path and the progress
    packages : several tables to one GeoPackage, for file parameters
    numbers : plain outputs
    """

    layers: Mapping[str, Layer] = field(default_factory=dict)
    files: Mapping[str, Union[str, bytes, Iterable[bytes]]] = field(default_factory=dict)
    writers: Mapping[str, Callable[[str, Progress], None]] = field(default_factory=dict)
    packages: Mapping[str, List[Table]] = field(default_factory=dict)
    numbers: Mapping[str, object] = field(default_factory=dict)
