"""Run one command on one or some cores and measure it: wall time, CPU time and peak memory, children included."""
from __future__ import annotations

import os
import resource
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, List, Optional

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS",
                            "RAYON_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Measured:
    """What a command printed, the last line of its error output, and what it used; `cut_off` when it was ended for
    using more CPU time than it was allowed.
    """

    output: str
    error: str
    code: int
    cut_off: bool
    seconds: float
    cpu_seconds: float
    peak_mb: float


def _limits(cpu_seconds: Optional[float], cores: int) -> Callable[[], None]:
    def apply() -> None:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[-cores:]))
        if cpu_seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (int(cpu_seconds), int(cpu_seconds) + 5))

    return apply


def measure(command: List[str], folder: Path, cpu_limit: Optional[float] = None, cores: int = 1) -> Measured:
    """Run `command` in `folder`, one thread per process, ended when it uses more than `cpu_limit` seconds."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as error:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=error, env={**os.environ, **ONE_THREAD},
                                   preexec_fn=_limits(cpu_limit, cores))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        error.seek(0)
        cpu = used.ru_utime + used.ru_stime
        ended = process.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
        return Measured(output.read(), (error.read().splitlines() or [""])[-1], process.returncode,
                        ended and cpu_limit is not None and cpu >= cpu_limit - 1,
                        round(time.perf_counter() - start, 2), round(cpu, 2), round(used.ru_maxrss / 1024, 1))
