"""Care Areas (Omsorgsområden): divide a municipality into balanced care areas and publish who is responsible where."""


def classFactory(iface):
    """Called by QGIS; `iface` is None in qgis_process."""
    from .plugin import CareAreasPlugin

    return CareAreasPlugin(iface)
