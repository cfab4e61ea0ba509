"""The caller's clock."""
from __future__ import annotations

import pytest
from care_areas.bridge.session import clock


def test_time_spent_is_the_share_that_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(clock.time, "monotonic", lambda: now[0])
    spent = clock.time_spent(20.0)
    now[0] = 105.0
    assert spent() == 0.25
    now[0] = 121.0
    assert spent() > 1


def test_without_a_limit_no_time_is_spent() -> None:
    assert clock.time_spent(None)() == 0.0
    assert clock.time_spent(0)() == 0.0
