"""Start a program, wait until it answers, and stop it again."""
from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, Mapping, Optional, Sequence

HOST = "127.0.0.1"
UNPRIVILEGED = "nobody"


class NotThere(Exception):
    """A program is missing; the message says which packages bring it."""


def program(*candidates: str, packages: str) -> str:
    """The first program that is installed."""
    for name in candidates:
        found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/lib/cgi-bin")
        if found:
            return found
        if Path(name).is_file():
            return name
    raise NotThere(f"{candidates[0]} is not installed: apt-get install {packages} "
                   "(make serve-qgis, serve-nginx and serve-postgis do it)")


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as opened:
        opened.bind((HOST, 0))
        return int(opened.getsockname()[1])


@contextmanager
def running(command: Sequence[str], log: Path, environment: Optional[Mapping[str, str]] = None,
            folder: Optional[Path] = None) -> Iterator[subprocess.Popen[bytes]]:
    """The program while the block runs; its output in `log`."""
    with open(log, "wb") as output:
        started = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=folder,
                                   env={**os.environ, **(environment or {})})
        try:
            yield started
        finally:
            started.terminate()
            try:
                started.wait(10)
            except subprocess.TimeoutExpired:
                started.kill()
                started.wait()


def wait_for(url: str, started: subprocess.Popen[bytes], log: Path, seconds: float = 60.0) -> None:
    """Until `url` answers, whatever it says. Raises `RuntimeError` with the log when the program ended or is silent."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and started.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=10).close()
            return
        except urllib.error.HTTPError as error:
            if error.code != 502:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise RuntimeError(f"{url} does not answer:\n{log.read_text(errors='replace')[-2000:]}")


def is_root() -> bool:
    """Whether this runs as root, which some servers refuse to."""
    return os.geteuid() == 0
