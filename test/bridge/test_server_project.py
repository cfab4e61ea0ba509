"""B9: what later versions of QGIS make up by chance is not in the project for map servers."""
from __future__ import annotations

import uuid
from random import Random
from typing import Any

from care_areas.bridge.folders.server_project import _without_traces


def project(chance: Random) -> str:
    """As QGIS 3.40 writes it, shortened: an elevation block, identities of symbol layers, a database of styles."""
    def identity() -> str:
        return f"{{{uuid.UUID(int=chance.getrandbits(128), version=4)}}}"

    ids, colour = [identity() for _ in "abc"], chance.randrange(256)
    return f"""<!DOCTYPE qgis PUBLIC "x" "y"><qgis saveUser="me" projectname="Hemtjänst"><projectlayers><maplayer>
        <id>careareas_omraden</id>
        <elevation zscale="1"><profileLineSymbol><symbol><layer id="{ids[0]}"><Option type="Map">
        <Option name="line_color" value="{colour},7,8,255"/></Option></layer></symbol></profileLineSymbol></elevation>
        <renderer-v2><symbols><symbol><layer class="SimpleFill" id="{ids[1]}"><Option name="mask" value="{ids[1]}"/>
        </layer><layer class="SimpleLine" id="{ids[2]}"/></symbol></symbols></renderer-v2></maplayer></projectlayers>
        <ProjectStyleSettings projectStyleId="attachment:///{chance.randrange(10**6)}_styles.db"/></qgis>"""


def test_b9_two_writings_of_the_same_project_have_the_same_bytes():
    texts: Any = [_without_traces(project(Random(seed))) for seed in (1, 2)]
    assert project(Random(1)) != project(Random(2)) and texts[0] == texts[1]
    assert "elevation" not in texts[0] and "styles.db" not in texts[0] and "Hemtjänst" in texts[0]


def test_b9_identities_stay_apart_and_references_to_them_hold():
    text = _without_traces(project(Random(3)))
    first, second = ("{" + f"{n:08d}-0000-4000-8000-000000000000" + "}" for n in (1, 2))
    assert text.count(first) == 2 and text.count(second) == 1
