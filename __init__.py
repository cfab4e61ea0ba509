"""Care Areas (Omsorgsområden): divide a municipality into balanced care areas and publish who is responsible where."""


def classFactory(iface):  # noqa: ANN001, ANN201 - QGIS's own entry point
    """Called by QGIS; `iface` is None in qgis_process."""
    from .plugin import CareAreasPlugin

    return CareAreasPlugin(iface)
