"""The street register on paper."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_b9_each_run_of_the_program_writes_the_same_bytes(tmp_path):
    """B9: Qt's hash tables have another order in each process; so had the fonts of the file."""
    pytest.importorskip("qgis.core")
    made = []
    for seed in range(4):
        path = tmp_path / f"{seed}.pdf"
        command = [sys.executable, str(Path(__file__).with_name("street_pdf_once.py")), str(ROOT), str(path)]
        done = subprocess.run(command, env={**os.environ, "QT_HASH_SEED": str(seed)}, capture_output=True, text=True,
                              check=False)
        assert path.exists(), done.stderr
        made.append(path.read_bytes())
    assert made[0].startswith(b"%PDF-1.4")
    assert made.count(made[0]) == 4
