"""Two processes only where no window is."""
from __future__ import annotations

import pytest
from care_areas.bridge.session import workers as module
from care_areas.core.execution.workers import SERIAL


@pytest.mark.parametrize(("platform", "count"), [("qgis_process", 2), ("desktop", 1), ("server", 1)])
def test_processes_are_forked_in_qgis_process_alone(monkeypatch: pytest.MonkeyPatch, platform: str, count: int) -> None:
    monkeypatch.setattr(module.QgsApplication, "platform", staticmethod(lambda: platform))
    monkeypatch.setattr(module.os, "cpu_count", lambda: 8)
    chosen = module.usual_workers()
    assert chosen.count == count
    assert (chosen is SERIAL) == (count == 1)
