"""The desktop: menu, toolbar, dialogs and background tasks. Never imported in qgis_process."""
