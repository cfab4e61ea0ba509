"""One small sample for all tests of this folder."""
from __future__ import annotations

from typing import Mapping

import pytest
from care_areas.core.model import Table
from care_areas.core.sample import make_sample


@pytest.fixture(scope="session")
def sample() -> Mapping[str, Table]:
    return make_sample(1, 6_000)
