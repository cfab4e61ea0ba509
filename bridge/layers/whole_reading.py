"""All features of a layer, or none: QGIS stops silently where a file is damaged."""
from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Iterator, List, Union

from osgeo import gdal
from qgis.core import QgsFeature, QgsFeatureRequest, QgsProcessingFeatureSource, QgsVectorLayer
from qgis.PyQt.QtCore import QUrl, QUrlQuery

from ...core.progress import SILENT, Progress, stop_if_cancelled
from ...core.store.formats import lost_rows

Source = Union[QgsProcessingFeatureSource, QgsVectorLayer]
_LOOK_EVERY = 5_000


def all_features(source: Source, name: str, progress: Progress = SILENT) -> List[QgsFeature]:
    """Every feature, in the order of the layer. Raises `InputError` where fewer come than the layer promises, or where
    the format's reader reports damage.
    """
    features: List[QgsFeature] = []
    promised = max(source.featureCount(), _lines(source))
    with _failures() as failures:
        for feature in _features(source):
            if len(features) % _LOOK_EVERY == 0:
                stop_if_cancelled(progress)
            features.append(feature)
    if failures or (len(features) < promised and not _is_estimate(source)):
        last = features[-1].id() if features else ""
        raise lost_rows(name, last, len(features), promised, failures[0] if failures else "")
    return features


def check_readable(layer: Any, name: str, progress: Progress = SILENT) -> None:
    """Go through a layer in a file of which only some features are asked for: those that the damage hides cannot have
    been chosen. Raises `InputError` as `all_features`.
    """
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr":
        return
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setNoAttributes()
    with _failures() as failures:
        read, last = 0, ""
        for feature in layer.getFeatures(request):
            if read % _LOOK_EVERY == 0:
                stop_if_cancelled(progress)
            read, last = read + 1, feature.id()
    if failures or read < layer.featureCount():
        raise lost_rows(name, last, read, layer.featureCount(), failures[0] if failures else "")


def _features(source: Source) -> Iterator[QgsFeature]:
    if isinstance(source, QgsVectorLayer):
        return source.getFeatures()
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    return source.getFeatures(QgsFeatureRequest(), flag)


@contextmanager
def _failures() -> Iterator[List[str]]:
    """What the readers of formats report as failed in this thread within the block."""
    said: List[str] = []

    def listen(severity: int, number: int, text: str) -> None:
        if severity >= gdal.CE_Failure:
            said.append(" ".join(text.split())[:120])

    gdal.PushErrorHandler(listen)
    try:
        yield said
    finally:
        gdal.PopErrorHandler()


def _is_estimate(source: Source) -> bool:
    """Whether the number of features is what a database's statistics say."""
    return isinstance(source, QgsVectorLayer) and "estimatedmetadata=true" in source.source().lower()


def _lines(source: Any) -> int:
    """Rows of a text file that QGIS makes points of: those whose coordinates it cannot read it leaves out."""
    if not isinstance(source, QgsVectorLayer) or source.providerType() != "delimitedtext" or source.subsetString():
        return -1
    if source.isEditable():
        return -1
    url = QUrl.fromEncoded(source.source().encode())
    query = QUrlQuery(url)
    for key in ("xField", "yField", "zField", "mField", "wktField", "geomType", "crs", "xyDms"):
        query.removeAllQueryItems(key)
    query.addQueryItem("geomType", "none")
    url.setQuery(query)
    plain = QgsVectorLayer(bytes(url.toEncoded()).decode(), "rows", "delimitedtext")
    return int(plain.featureCount()) if plain.isValid() else -1
