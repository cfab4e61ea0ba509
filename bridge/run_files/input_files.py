"""Which files an input layer is read from, however a parameter names it: none of them may be an output of the run."""
from __future__ import annotations

import os
import re
from pathlib import PurePath
from typing import Any, Iterator, List, Optional, Sequence, Set, Tuple

from osgeo import gdal
from qgis.core import (
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QUrl

from .indirect_sources import named_sources, sources_of_vrt

_VIRTUAL = re.compile(r"^/?vsi[a-z0-9]+/")
_SOURCE = re.compile(r"dbname='((?:[^'\\]|\\.)*)'")
_TOGETHER = ({".shp", ".shx", ".dbf", ".prj", ".qpj", ".cpg", ".qix", ".sbn", ".sbx"},
             {".tab", ".dat", ".map", ".id", ".ind"}, {".mif", ".mid"})
"""Endings of the files that formats keep one layer in."""


def input_files(value: Any, context: Any) -> List[str]:
    """The files that are there already and that a layer or file parameter's `value` is read from."""
    value = plain_value(value)
    if isinstance(value, QgsMapLayer):
        return _of_layers([value])
    if not isinstance(value, str) or not value:
        return []
    inside = [name for each in sources_of_vrt(value, "") for name in _with_companions(file_in(each))]
    if inside:
        return inside
    is_named, provider, uri = QgsProcessingUtils.decodeProviderKeyAndUri(value)
    if is_named:  # "ogr://…", "delimitedtext://…"
        options = QgsVectorLayer.LayerOptions(loadDefaultStyle=False)
        return [*_of_layers([QgsVectorLayer(uri, "", provider, options)]), *_with_companions(file_in(uri))]
    layer = QgsProcessingUtils.mapLayerFromString(value, context, False)
    return _of_layers([layer]) if layer is not None else list(_with_companions(file_in(value)))


def layer_of(value: Any, context: Any) -> Optional[QgsMapLayer]:
    """The layer that a parameter names, also where only some of its features are asked for; None where it is none."""
    value = plain_value(value)
    return QgsProcessingUtils.mapLayerFromString(value, context) if isinstance(value, str) and value else value


def plain_value(value: Any) -> Any:
    """What a parameter names, out of the definitions that Processing wraps it in."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    return value.staticValue() if isinstance(value, QgsProperty) else value


def _of_layers(layers: Sequence[QgsMapLayer]) -> List[str]:
    """The files of layers, of those that they are computed from and of those that are joined to them."""
    found: List[str] = []
    seen: Set[str] = set()
    waiting = list(layers)
    while waiting:
        layer = waiting.pop()
        if layer is None or layer.id() in seen:
            continue
        seen.add(layer.id())
        for part in (layer.source(), QUrl.fromPercentEncoding(layer.source().encode())):
            found.extend(_with_companions(file_in(part)))
        parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
        found.extend(_with_companions(file_in(str(parts.get("path") or ""))))
        if isinstance(layer, QgsVectorLayer):
            waiting.extend(join.joinLayer() for join in layer.vectorJoins())
        waiting.extend(_depended_on(layer))
    return list(dict.fromkeys(found))


def _depended_on(layer: QgsMapLayer) -> Iterator[QgsMapLayer]:
    """Layers that a virtual layer is computed from."""
    from qgis.core import QgsProject, QgsVirtualLayerDefinition

    for dependency in layer.dependencies():
        yield QgsProject.instance().mapLayer(dependency.layerId())
    if layer.providerType() != "virtual":
        return
    for source in QgsVirtualLayerDefinition.fromUrl(QUrl.fromEncoded(layer.source().encode())).sourceLayers():
        if source.isReferenced():
            yield QgsProject.instance().mapLayer(source.reference())
        else:
            yield QgsVectorLayer(source.source(), source.name(), source.provider(),
                                 QgsVectorLayer.LayerOptions(loadDefaultStyle=False))


def file_in(text: str) -> Optional[str]:
    """The file or folder on disk in a path, a URI of a provider or a path into an archive; None where there is none."""
    named = _SOURCE.search(text)
    path = re.sub(r"\\(.)", r"\1", named.group(1)) if named else text.split("|")[0]
    if path.startswith("file:"):
        path = QUrl(path.split("?")[0]).toLocalFile()
    packed = False
    while _VIRTUAL.match(path):
        path, packed = _VIRTUAL.sub("", path).lstrip("{"), True
    if packed:  # an archive, then the path within it
        path = path.split(",")[-1].split("}")[0]
        path = next((str(part) for part in [PurePath(path), *PurePath(path).parents] if os.path.isfile(part)), path)
    return path if path and os.path.exists(path) else _behind_a_format(path)


def _behind_a_format(name: str) -> Optional[str]:
    """The file in a name that GDAL reads as "GPKG:file:layer": the longest part between colons that is one."""
    parts = name.replace('"', "").split(":")
    tried = sorted((":".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)), key=len)
    return next((path for path in reversed(tried) if path and os.path.isfile(path)), None) if len(parts) < 10 else None


def _with_companions(path: Optional[str], seen: Sequence[str] = ()) -> Iterator[str]:
    """A file, those that belong to it and those that it names as its sources, through any number of steps."""
    if path is None or path in seen:
        return
    if os.path.isdir(path):  # a folder that is opened as a data set
        yield from (os.path.join(path, name) for name in os.listdir(path))
        return
    yield path
    folder, (stem, ending) = os.path.dirname(path), os.path.splitext(os.path.basename(path))
    for endings in _TOGETHER:
        if ending.lower() in endings:
            yield from (os.path.join(folder, name) for name in os.listdir(folder or ".")
                        if name != os.path.basename(path) and os.path.splitext(name)[0].lower() == stem.lower()
                        and os.path.splitext(name)[1].lower() in endings)
    if ending.lower() == ".vrt":
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
        yield from (dataset.GetFileList() or [] if dataset is not None else [])
    for name in named_sources(path):
        read = file_in(name)
        if read is not None and read not in seen:
            yield from _with_companions(read, (*seen, path))


def database_table(value: Any) -> Optional[Tuple[str, str, str]]:
    """(database, schema, table) where a parameter names a table of a database server, None otherwise."""
    value = plain_value(value)
    text = value.source() if isinstance(value, QgsMapLayer) else value
    if not isinstance(text, str):
        return None
    if isinstance(value, QgsMapLayer) and value.providerType() not in ("postgres", "mssql", "oracle", "hana"):
        return None
    if not isinstance(value, QgsMapLayer) and not re.match(r"^(postgis|postgres|mssql|oracle|hana):", text):
        return None
    uri = QgsDataSourceUri(re.sub(r"^[a-z]+:/{0,2}", "", text) if not isinstance(value, QgsMapLayer) else text)
    return (uri.database() or uri.service(), uri.schema() or "public", uri.table()) if uri.table() else None
