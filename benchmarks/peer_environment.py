"""The peers' own virtual environment in build/peers: the pinned versions, else the nearest that installs here."""
from __future__ import annotations

import hashlib
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Dict

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "peers"
PINNED = ROOT / "benchmarks" / "peer_methods" / "requirements.txt"
PYTHON = FOLDER / "bin" / "python"


def place() -> str:
    """A random name for this checkout's build folder: what was measured elsewhere is measured again here."""
    mark = FOLDER / "place"
    if not mark.is_file():
        mark.write_text(uuid.uuid4().hex[:8], encoding="utf-8")
    return mark.read_text(encoding="utf-8")


def _install(what: str) -> bool:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", what]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def _version(package: str) -> str:
    code = f"from importlib.metadata import version; print(version({package!r}))"
    found = subprocess.run([str(PYTHON), "-c", code], check=False, capture_output=True, text=True)
    return found.stdout.strip() if found.returncode == 0 else ""


def ready() -> Dict[str, str]:
    """Package -> the version that is installed, "" for one that cannot be installed for this Python.

    Sets the environment up when it is not there or the pins have changed. Raises `OSError` or `CalledProcessError`
    when no virtual environment can be made at all.
    """
    pins = PINNED.read_text(encoding="utf-8").split()
    packages = [pin.split("==")[0] for pin in pins]
    stamp, mark = FOLDER / "ready", hashlib.sha256("\n".join(pins).encode()).hexdigest()
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == mark):
        if not PYTHON.exists():
            subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)
        for pin, package in zip(pins, packages):
            if not _install(pin) and not _install(package):
                print(f"{package} cannot be installed for Python {sys.version.split()[0]}.", flush=True)
        stamp.write_text(mark, encoding="utf-8")
    return {package: _version(package) for package in packages}
