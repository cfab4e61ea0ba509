"""A folder with everything that a plan leaves, small: some files, and a page in a folder of its own within."""
from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Iterator, List

from care_areas.core.publish.publication import PublicFile, add_publication
from care_areas.core.store.changes.folder_change import changing

FILES = ("internal/plan.gpkg", "internal/report.html", "public/areas.gpkg", "public/register.csv")
WEB = "public/web"
LEFT = (".writing-", ".publishing", ".publication")


def publish_all(target: Path, version: str, wait: Callable[[], bool] = lambda: False, size: int = 1) -> None:
    """Publish a version: every file says which."""
    with changing(target, wait, [WEB]) as change:
        for name in FILES:
            change.put(name, version.encode() * size)
        add_publication(change, WEB, version, [PublicFile("site.json", version.encode() * size),
                                               PublicFile("s/a.json", b"[]")],
                        lambda folder: [PublicFile("sw.js", b"// the same"),
                                        PublicFile("index.html", f"see {folder}".encode())])


def stop_before_publishing(target: Path) -> None:
    """A run that fails before it writes anything."""
    with changing(target, lambda: False, [WEB]):
        raise KeyboardInterrupt


def page(target: Path) -> str:
    """The version that a visitor reads, with all its files."""
    folder = target / WEB / (target / WEB / "index.html").read_text().split()[1]
    assert (folder / "s" / "a.json").read_bytes() == b"[]"
    return (folder / "site.json").read_text()[0]


def versions(target: Path) -> str:
    """The versions that the files are of: one letter where the folder is whole."""
    found = {(target / name).read_text()[0] for name in FILES if (target / name).exists()}
    found.add(page(target) if (target / WEB / "index.html").exists() else "-")
    if sum((target / name).exists() for name in FILES) < len(FILES):
        found.add("-")
    return "".join(sorted(found))


def left_behind(target: Path) -> List[str]:
    return [str(path.relative_to(target)) for path in target.rglob("*") if path.name.startswith(LEFT)]


@contextmanager
def child(work: Callable[[], Any]) -> Iterator[Callable[[], int]]:
    """Do the work in a process of its own; gives a function that waits for its end: 0, or minus the signal."""
    number = os.fork()
    if number == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)

    def ended() -> int:
        status = os.waitpid(number, 0)[1]
        return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)

    yield ended


def killed_at(number: int, target: Path, work: Callable[[], Any]) -> int:
    """Do the work in a process that is killed (-9) before its file operation `number` below the target; 0 when it had
    fewer."""
    def watched() -> None:
        left = [number]

        def hook(event: str, arguments: Any) -> None:
            if event in OPERATIONS and any(str(target) in str(argument) for argument in arguments[:2]):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        work()

    with child(watched) as ended:
        return ended()


OPERATIONS = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.chmod", "os.scandir",
              "shutil.rmtree", "tempfile.mkdtemp"}
