"""A QGIS project that QGIS Server publishes as WMS, WFS and OGC API Features: two layers, nothing to write to.

The file says nothing about who made it, where or when, and the same content gives the same bytes.
"""
from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any, Dict, Sequence

from qgis.core import (
    QgsPalLayerSettings,
    QgsProject,
    QgsReferencedRectangle,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ...core.errors import FileError
from ...core.messages import msg
from ...core.publish.servers import ADDRESSES, ADDRESSES_TITLE, AREAS, AREAS_TITLE, MapService, column_title
from ..layers import crs_from_text
from ..markup import Node, markup_text, read_markup
from ..reports import apply_style

_STYLES = {AREAS: "areas", ADDRESSES: "addresses"}
_NAMES = {AREAS: AREAS_TITLE, ADDRESSES: ADDRESSES_TITLE}
_ABSTRACTS = {AREAS: "Vem som utför omsorgen i varje område.",
              ADDRESSES: "Varje adress med sitt område och vem som utför omsorgen där."}
_MOST_FEATURES = 10_000
_PRECISION = 3
_PERSONAL = ("saveUser", "saveUserFull", "saveDateTime")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"


def server_project(package: str, service: MapService) -> str:
    """The project's text (.qgs) for the GeoPackage `package`, which must lie beside it, with the layers of `served`.

    Raises `FileError` when QGIS cannot open a layer or write the project.
    """
    project = QgsProject()
    project.setCrs(crs_from_text(service.crs))
    layers = [_layer(package, name) for name in (ADDRESSES, AREAS)]  # the first is drawn on top
    for layer in layers:
        project.addMapLayer(layer, False)
        project.layerTreeRoot().addLayer(layer)
    _publish(project, service, [layer.id() for layer in layers])
    text = _written(project, package)
    for layer in layers:
        text = text.replace(layer.id(), f"careareas_{_served(layer).shortName()}")  # QGIS wants more than ten letters
    return _without_traces(text)


def _layer(package: str, name: str) -> QgsVectorLayer:
    options = QgsVectorLayer.LayerOptions(loadDefaultStyle=False)
    layer = QgsVectorLayer(f"{package}|layername={name}", _NAMES[name], "ogr", options)
    if not layer.isValid():
        raise FileError(msg("The layer {layer} of {path} cannot be opened.", layer=name, path=package))
    apply_style(layer, _STYLES[name])
    if name == AREAS:
        _label_with_name_only(layer)
    layer.setName(_NAMES[name])
    served = _served(layer)
    served.setShortName(name)
    served.setTitle(_NAMES[name])
    served.setAbstract(_ABSTRACTS[name])
    layer.setReadOnly(True)
    for index, field in enumerate(layer.fields()):
        layer.setFieldAlias(index, column_title(field.name()) or "Rad")  # not hidden: it is the identity in services
    return layer


def _served(layer: QgsVectorLayer) -> Any:
    """What holds the texts of the services: the layer, or its server properties from QGIS 3.38 on."""
    properties = layer.serverProperties()
    return properties if hasattr(properties, "setShortName") else layer


def _label_with_name_only(layer: QgsVectorLayer) -> None:
    """The style names the hours of care too, which are none of the public's business."""
    settings = QgsPalLayerSettings(layer.labeling().settings())
    settings.fieldName, settings.isExpression = "omrade_namn", False
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _publish(project: QgsProject, service: MapService, ids: Sequence[str]) -> None:
    """What QGIS Server reads: who may ask what, in which coordinate systems. No layer is listed for writing."""
    def entry(scope: str, key: str, value: object) -> None:
        project.writeEntry(scope, key, value)

    systems = list(dict.fromkeys([service.crs, "EPSG:3006", "EPSG:3857", "EPSG:4326"]))
    entry("WMSServiceCapabilities", "/", True)
    entry("WMSServiceTitle", "/", service.title)
    entry("WMSServiceAbstract", "/", "Områden, adresser och ansvariga utförare. Öppna data.")
    entry("WMSFees", "/", "None")
    entry("WMSAccessConstraints", "/", "None")
    entry("WMSCrsList", "/", systems)
    entry("WMSExtent", "/", [str(value) for value in service.extent])
    entry("WMSAddWktGeometry", "/", True)
    entry("WMSMaxWidth", "/", 4096)
    entry("WMSMaxHeight", "/", 4096)
    entry("WFSLayers", "/", list(ids))
    for operation in ("Insert", "Update", "Delete"):
        entry("WFSTLayers", operation, [])
    for identity in ids:
        entry("WFSLayersPrecision", f"/{identity}", _PRECISION)
    entry("Paths", "/Absolute", False)
    project.setTitle(service.title)
    rectangle = QgsReferencedRectangle()
    west, south, east, north = service.extent
    rectangle.setXMinimum(west)
    rectangle.setYMinimum(south)
    rectangle.setXMaximum(east)
    rectangle.setYMaximum(north)
    rectangle.setCrs(crs_from_text(service.crs))
    project.viewSettings().setDefaultViewExtent(rectangle)


def _written(project: QgsProject, package: str) -> str:
    """Written beside the data, because the project names them by their relative path."""
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=str(Path(package).parent)) as folder:
        path = Path(folder) / "project.qgs"
        if not project.write(str(path)):
            raise FileError(msg("The project for QGIS Server cannot be written: {reason}", reason=project.error()))
        text = path.read_text(encoding="utf-8")
    return text.replace(f"../{Path(package).name}", f"./{Path(package).name}")


def _without_traces(text: str) -> str:
    """Without user, time and machine, attributes in one order (QGIS writes them in that of a random hash)."""
    root = read_markup(re.sub(r"<!DOCTYPE[^>]*>", "", text, count=1))
    for name in _PERSONAL:
        root.attributes.pop(name, None)
    for metadata in [*root.walk("projectMetadata"), *root.walk("resourceMetadata")]:
        for tag in ("author", "creation", "dates"):
            metadata.drop(tag)
    _in_one_order(root)
    return _DOCTYPE + _numbered(markup_text(root)) + "\n"


def _numbered(text: str) -> str:
    """Identities that QGIS makes up (symbol layers have them from 3.26) by the order in which they are met."""
    met: Dict[str, str] = {}

    def number(found: Any) -> str:
        return met.setdefault(found.group(0).lower(), f"{len(met) + 1:08d}-0000-4000-8000-000000000000")

    return _UUID.sub(number, text)


def _in_one_order(root: Node) -> None:
    """Where QGIS follows a random hash or makes up an identity."""
    for layer in root.elements("main-annotation-layer"):
        for identity in layer.elements("id"):
            identity.children = ["annotations"]
    for snapping in root.walk("individual-layer-settings"):
        snapping.attributes, snapping.children = {}, []  # for drawing, which nobody does here
    for layer in root.walk("maplayer"):
        layer.drop("elevation")  # lines of an elevation profile, in colours by chance
    for style in root.walk("ProjectStyleSettings"):
        style.attributes.pop("projectStyleId", None)  # an attachment that is not kept, named by chance
    for option in root.walk("Option"):
        value = option.attributes.get("value", "")
        if value.startswith("<symbol"):  # XML within XML
            option.attributes["value"] = markup_text(read_markup(value))
