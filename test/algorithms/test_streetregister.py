"""The street register through Processing: HTML, CSV and PDF of a register that was exported before."""
from __future__ import annotations

import csv
import resource
import shutil
import subprocess

import numpy as np
import pytest
from care_areas.core.geometry import object_array
from care_areas.core.model import Table
from qgis.core import QgsProcessingException


@pytest.fixture()
def register(run, layer, save, worlds, tmp_path):
    shapes = [worlds.rectangle(0, 0, 4100, 6000), worlds.rectangle(4100, 0, 8000, 6000)]
    areas = Table("areas", {
        "area_id": np.array([1, 2]), "area_name": object_array(["Väst", "Öst"]),
        "provider_name": object_array(["Egen regi", "Nordvård <b>"]), "own_regi": np.array([1, 0]),
        "phone": object_array(["013-10", "013-20"]), "url": object_array(["https://a.example", ""])},
        object_array(shapes), worlds.CRS)
    path = tmp_path / "register.gpkg"
    run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=save(areas), VALID_FROM="2027-05-01",
        OUTPUT=str(path))
    return str(path)


def test_the_lists_are_written(run, register, tmp_path, files):
    page, table, paper = (tmp_path / f"streets.{end}" for end in ("html", "csv", "pdf"))
    result = run("streetregister", REGISTER=register, TITLE="Gaturegister Rutköping", LANGUAGE=1,
                 MUNICIPALITY="Rutköpings kommun", CONTACT="Växeln 013-1", PAGE_URL="https://r.example/gator",
                 OUTPUT_HTML=str(page), OUTPUT_CSV=str(table), OUTPUT_PDF=str(paper))
    assert result["STREETS"] == 2 and result["DIVIDED"] == 2
    text = page.read_text(encoding="utf-8")
    assert "<h1>Gaturegister Rutköping</h1>" in text and "Nordvård &lt;b&gt;" in text and 'lang="en"' in text
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert {row["gata"] for row in rows} == {"Norra gatan", "Södra gatan"}
    assert sum(int(row["adresser"]) for row in rows) == len(files.read(register))
    assert paper.read_bytes().startswith(b"%PDF-")
    if shutil.which("pdftotext"):
        told = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True)
        assert "Norra gatan" in told.stdout and "page 1 of 1" in told.stdout and "Nordvård <b>" in told.stdout
        assert told.stdout.lstrip().startswith("Rutköpings kommun · Gaturegister Rutköping")
        assert "Norra gatan – Södra gatan" in told.stdout.splitlines()[0] and "https://r.example/gator" in told.stdout
        assert "Valid from 2027-05-01" in told.stdout and told.stdout.count("Växeln 013-1") == 2
    content = paper.read_bytes()
    assert b"/Lang (en)" in content and b"/Outlines" in content and b"/DisplayDocTitle true" in content
    assert "Rutköpings kommun" in text and "Växeln 013-1" in text


def test_a12_the_lists_tell_the_next_division_with_the_days_of_both(run, register, layer, save, worlds, tmp_path):
    """A12: on the page, in the table and on paper."""
    areas = Table("areas", {"area_id": np.array([1]), "area_name": object_array(["Väst"]),
                            "provider_name": object_array(["Sydvård"]), "own_regi": np.array([0])},
                  object_array([worlds.rectangle(0, 0, 8000, 6000)]), worlds.CRS)
    later = str(tmp_path / "later.gpkg")
    run("exportaddresses", ADDRESSES=layer("belagenhetsadress"), AREAS=save(areas), VALID_FROM="2028-05-01",
        OUTPUT=later)
    page, table, paper = (tmp_path / f"both.{end}" for end in ("html", "csv", "pdf"))
    run("streetregister", REGISTER=register, NEXT=later, OUTPUT_HTML=str(page), OUTPUT_CSV=str(table),
        OUTPUT_PDF=str(paper))
    html = page.read_text(encoding="utf-8")
    assert "Gäller från och med 2027-05-01 till och med 2028-04-30." in html
    assert "Från och med 2028-05-01 gäller en annan indelning" in html
    assert ">till och med 2028-04-30</span></th>" in html and ">från och med 2028-05-01</span></th>" in html
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert {(row["giltig_fran"], row["giltig_till"]) for row in rows if row["utforare"] == "Sydvård"} == {
        ("2028-05-01", "")}
    assert {(row["giltig_fran"], row["giltig_till"]) for row in rows if row["utforare"] != "Sydvård"} == {
        ("2027-05-01", "2028-04-30")}
    if shutil.which("pdftotext"):
        told = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True)
        assert "till och med 2028-04-30" in told.stdout and "från och med 2028-05-01" in told.stdout
    with pytest.raises(QgsProcessingException, match="next register is valid from"):
        run("streetregister", REGISTER=later, NEXT=register, OUTPUT_HTML=str(page))


def test_the_same_register_gives_the_same_bytes(run, register, tmp_path):
    made = []
    for number in range(2):
        paths = {f"OUTPUT_{end.upper()}": str(tmp_path / f"{number}.{end}") for end in ("html", "csv", "pdf")}
        run("streetregister", REGISTER=register, **paths)
        made.append([(tmp_path / f"{number}.{end}").read_bytes() for end in ("html", "csv", "pdf")])
    assert made[0] == made[1]


def test_a_layer_that_is_no_register_is_refused(run, layer, tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="omrade_kod"):
        run("streetregister", REGISTER=layer("belagenhetsadress"), OUTPUT_HTML=str(tmp_path / "x.html"))


def test_a_full_disk_leaves_the_former_list(run, register, tmp_path, unchanged):
    from qgis.core import QgsProcessingException

    paper = tmp_path / "streets.pdf"
    run("streetregister", REGISTER=register, OUTPUT_PDF=str(paper))
    still = unchanged(paper)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, hard))
    try:
        with pytest.raises(QgsProcessingException, match="untouched"):
            run("streetregister", REGISTER=register, OUTPUT_PDF=str(paper))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert still()
