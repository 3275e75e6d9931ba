"""A site with an old output and a newer content, and disks that fail, or end the process, at one chosen call."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import patch

from generator.build.ledger import Ledger
from generator.files import Disk
from generator.publishing import MANIFEST
from generator.reading import Reader
from generator.site import Site
from tests.engine.sites import OUTPUT, Tree, tree, write
from tests.sites.stories import Said, stemma

SETTINGS = '[site]\ntitle = "Small"\n'
PAGE = "<!doctype html>\n<title>{{ page.title }}</title>\n"
GENERATED = ("home", "listing", "all", "tags", "sources", "not_found", "redirect")
TEMPLATES = {
    "templates/article.html": PAGE + "{{ asset('site.css') }} {{ data.facts.word }}\n{{ page.body }}\n",
    "templates/assets/site.css": "p { color: red }\n",
    **{f"templates/{name}.html": PAGE for name in GENERATED},
}
OLD: dict[str, str] = {
    "site.toml": SETTINGS,
    **TEMPLATES,
    "content/a.md": "# A\n\nSee [[B]].\n",
    "content/b.md": "# B\n\n![C](c.txt)\n",
    "content/c.txt": "an attachment",
    "data/facts.yaml": "word: one\n",
    "content/deep/d.md": "# D\n\nDeep down.\n",
    "content/gone/e.md": "# E\n\nWith [a letter](letter.txt).\n",
    "content/gone/letter.txt": "Dear …",
}
# A page edited, one come, one that others link to renamed, a folder gone, and a letter that is another now.
NEW: dict[str, str | None] = {
    "content/a.md": "# A\n\nSee [[B]] and [[F]].\n",
    "content/deep/f.md": "# F\n\nNew.\n",
    "content/b.md": None,
    "content/bee.md": "# B\n\n![C](c.txt)\n",
    "content/c.txt": "another attachment",
    "content/gone/e.md": None,
    "content/gone/letter.txt": None,
}
FOREIGN = {"CNAME": b"example.org", "deep/notes.txt": b"mine"}


class Sites:
    """Copies of a site that was built before it was edited."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.model = folder / "model"
        for path, text in OLD.items():
            write(self.model / path, text)
        assert stemma("build", "--site", self.model).exit == 0
        for path, data in FOREIGN.items():
            write(self.model / OUTPUT / path, data)
        self.old = tree(self.model / OUTPUT)
        self.again()
        for path, changed in NEW.items():
            if changed is None:
                (self.model / path).unlink()
            else:
                write(self.model / path, changed)
        fresh = self.copy("fresh")
        shutil.rmtree(fresh / OUTPUT)
        assert stemma("build", "--no-ledger", "--site", fresh).exit == 0
        self.new: Tree = {**tree(fresh / OUTPUT), **FOREIGN}

    def again(self) -> None:
        """A build that finds nothing to do."""
        assert " 0 written" in stemma("build", "--site", self.model).err

    def copy(self, name: str) -> Path:
        """The site as it is after the edit and before the build."""
        return shutil.copytree(self.model, self.folder / name)

    def is_old_or_new(self, path: str, data: bytes | None) -> bool:
        """Whether a file of an output is one of the two, and whole."""
        return path == MANIFEST or data is None or data in (self.old.get(path), self.new.get(path))


def counted(site: Path) -> Counter[str]:
    """How often each call comes in one build."""
    calls: Counter[str] = Counter()
    with watched(lambda call, *_: calls.update([call])):
        assert stemma("build", "--jobs", "1", "--site", site).exit == 0
    return calls


Seen = Callable[..., None]  # is told the name of a call and its arguments before it is made
DISK = ("scan", "stamp", "read", "kind", "write", "rename", "remove", "remove_tree", "remove_empty_folders")
STEPS = {"parse": (Reader, "read"), "make": (Site, "make"), "begin": (Ledger, "begin"), "commit": (Ledger, "commit")}


@contextmanager
def watched(seen: Seen) -> Iterator[None]:
    """Be told of each call to the disk, and of each step of a build."""

    class Watched(Disk):
        pass

    for call in DISK:
        setattr(Watched, call, _told_first(call, getattr(Disk, call), seen))
    with ExitStack() as patches:
        patches.enter_context(patch("generator.cli.build_command.Disk", Watched))
        for call, (where, name) in STEPS.items():
            patches.enter_context(patch.object(where, name, _told_first(call, getattr(where, name), seen)))
        yield


def _told_first(call: str, method: Callable[..., Any], seen: Seen) -> Callable[..., Any]:
    def told(*arguments: Any, **options: Any) -> Any:
        seen(call, *arguments[1:])
        return method(*arguments, **options)

    return told


@contextmanager
def at(call: str, number: int, fault: Callable[..., NoReturn]) -> Iterator[None]:
    """Let something happen before a call is made for the nth time, from 0."""
    times = iter(range(10**9))

    def seen(name: str, *arguments: Any) -> None:
        if name == call and next(times) == number:
            fault(*arguments)

    with watched(seen):
        yield


def half_written(arguments: tuple[Any, ...]) -> None:
    """What a full disk, or a death, leaves of a file that was being written."""
    if len(arguments) == 2 and isinstance(arguments[1], bytes):
        path = Path(arguments[0])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(arguments[1][: len(arguments[1]) // 2])


def killed(*arguments: Any) -> NoReturn:
    """The process ends here, as by `kill -9`."""
    half_written(arguments)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def failing(number: int) -> Callable[..., NoReturn]:
    """The system refuses."""

    def fail(*arguments: Any) -> NoReturn:
        half_written(arguments)
        raise OSError(number, os.strerror(number), str(arguments[0]) if arguments else "ledger")

    return fail


def build_that_is_killed(site: Path, call: str, number: int) -> None:
    """A build in a process of its own, which ends at a call."""
    child = os.fork()
    if not child:
        with at(call, number, killed):
            stemma("build", "--jobs", "1", "--site", site)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"the build came to its end before {call} {number}"


def build_that_fails(site: Path, call: str, number: int, *, code: int = errno.ENOSPC) -> Said:
    """What a build says when the system refuses a call."""
    with at(call, number, failing(code)):
        return stemma("build", "--jobs", "1", "--site", site)
