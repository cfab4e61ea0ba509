"""A PDF whose objects were numbered by chance comes out the same, and stays a PDF."""
from __future__ import annotations

import random
import re
import zlib

import pytest
from care_areas.core.publish.streets.pdf_file import Bookmark, tidy_pdf

TEXT = zlib.compress(b"BT 7 0 R (not a reference) Tj ET", 9)
CONTENT = {
    "info": "<<\n/Title (\u00fe\u00ff\x00G)\n/CreationDate (D:{clock}Z)\n>>\n",
    "root": "<<\n/Type /Catalog\n/Pages {pages} 0 R\n>>\n",
    "one": "<<\n/Type /Page\n/Contents {text} 0 R\n/Font <<\n/F7 {thin} 0 R\n/F8 {bold} 0 R\n>>\n>>\n",
    "two": "<<\n/Type /Page\n/Contents {text} 0 R\n/Font <<\n/F7 {thin} 0 R\n>>\n>>\n",
    "thin": "<<\n/FontDescriptor {thin_face} 0 R\n>>\n", "bold": "<<\n/FontDescriptor {bold_face} 0 R\n>>\n",
    "thin_face": "<<\n/FontName /{tag1}+Sans\n/FontFile2 {text} 0 R\n>>\n",
    "bold_face": "<<\n/FontName /{tag2}+Sans-Bold\n/FontFile2 {length} 0 R\n>>\n",
    "text": "<<\n/Length {length} 0 R\n/Filter /FlateDecode\n>>\nstream\n", "length": str(len(TEXT)) + "\n",
    "pages": "<<\n/Type /Pages\n/Kids \n[\n{one} 0 R\n{two} 0 R\n]\n/Count 2\n>>\n",
}


def written(seed: int) -> bytes:
    """The document with its objects in an order of chance, numbered by chance."""
    chance = random.Random(seed)
    names = list(CONTENT)
    chance.shuffle(names)
    numbers = {name: i for i, name in enumerate(chance.sample(names, len(names)), 1)}
    values = {**numbers, "clock": f"2027{chance.randrange(10 ** 10):010d}", "tag1": "".join(chance.choices("ABC", k=6)),
              "tag2": "".join(chance.choices("XYZ", k=6))}
    out, places = b"%PDF-1.4\n", {}
    for name in names:
        places[numbers[name]] = len(out)
        body = CONTENT[name].format(**values).encode("latin-1")
        out += b"%d 0 obj\n" % numbers[name] + body + (TEXT + b"\nendstream\n" if name == "text" else b"") + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places))
    out, start = out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + table, len(out)
    return out + b"trailer\n<<\n/Size 12\n/Info %d 0 R\n/Root %d 0 R\n>>\nstartxref\n%d\n%%%%EOF\n" % (
        numbers["info"], numbers["root"], start)


def test_b9_whatever_the_numbers_were_the_bytes_are_the_same():
    """B9: order and numbers of the objects, names of the fonts' selections, the clock."""
    made = {tidy_pdf(written(seed), "sv", [Bookmark("Å", 0), Bookmark("Ö", 1)]) for seed in range(40)}
    assert len({written(seed) for seed in range(40)}) == 40
    assert len(made) == 1


def test_every_object_is_where_the_table_says_and_every_reference_leads_to_one():
    made = tidy_pdf(written(1), "sv", [Bookmark("Å", 0), Bookmark("Ö", 1)])
    start = int(re.search(rb"startxref\n(\d+)\n", made).group(1))
    assert made[start:].startswith(b"xref\n0 15\n")
    for number, line in enumerate(made[start:].splitlines()[3:17], 1):
        assert made[int(line[:10]):].startswith(b"%d 0 obj\n" % number)
    outside = re.sub(rb"stream\n.*?\nendstream", b"", made, flags=re.DOTALL)
    assert {int(n) for n in re.findall(rb"(\d+) 0 R", outside)} <= set(range(1, 15))
    assert TEXT in made and b"/Lang (sv)" in made and b"/DisplayDocTitle true" in made
    assert b"/Title <FEFF00C5>" in made and b"/Title <FEFF00D6>" in made
    assert tidy_pdf(made, "").count(b"/Outlines") == made.count(b"/Outlines")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n%%EOF", written(0)[:-40], b"startxref\n5\n%%EOF\n"])
def test_what_is_no_whole_pdf_is_refused(content):
    with pytest.raises(ValueError):
        tidy_pdf(content)
