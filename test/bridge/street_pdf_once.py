"""Writes the street register of a small town as a PDF, in a process of its own: street_pdf_once.py ROOT PATH."""
import importlib.util
import os
import sys
from pathlib import Path

root = Path(sys.argv[1])
spec = importlib.util.spec_from_file_location(
    "care_areas", root / "__init__.py", submodule_search_locations=[str(root)])
sys.modules["care_areas"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["care_areas"])

from care_areas.bridge.reports.street_pdf import write_street_pdf  # noqa: E402
from care_areas.core.geometry import object_array  # noqa: E402
from care_areas.core.model import Table  # noqa: E402
from care_areas.core.publish.streets.streets import street_register  # noqa: E402
from qgis.core import QgsApplication  # noqa: E402

application = QgsApplication([], True)
numbers = range(1, 400)
columns = {
    "gata": [("Storgatan", "Åvägen", "Σ-gatan", "Čelakovský väg")[i % 4] for i in numbers], "nummer": map(str, numbers),
    "adress": [f"Gata {i}" for i in numbers], "postort": ["Rutköping"] * 399,
    "omrade_kod": [str(i % 3) for i in numbers],
    "omrade_namn": [f"Område {i % 3}" for i in numbers], "utforare": ["Egen regi"] * 399,
    "version": ["2027-1"] * 399, "giltig_fran": ["2027-05-01"] * 399}
table = Table("register", {name: object_array(values) for name, values in columns.items()}, None, "EPSG:3006")
write_street_pdf(sys.argv[2], street_register(table), "Gaturegister", str)
os._exit(0)
