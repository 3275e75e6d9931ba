"""Smaller sizes of images are artifacts of their own."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import cast

from PIL import Image

from generator.files import Disk
from generator.graph.view import View
from generator.media.attachments import Attachments
from generator.outputs import images
from generator.problems import Problem


def view(folder: Path, contents: dict[str, bytes]) -> View:
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return cast(View, Attachments(folder, Disk(), path_of=lambda key: ""))


def jpeg(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "red").save(file, "JPEG")
    return file.getvalue()


def damaged_png() -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", 600, 400, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"too few")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_each_size_of_each_image_is_made(tmp_path: Path) -> None:
    site = view(tmp_path, {"large.jpg": jpeg(1000, 500), "small.jpg": jpeg(100, 50), "a.txt": b""})
    problems: list[Problem] = []
    plan = list(images.plan(site))
    sizes = [Image.open(BytesIO(images.render(artifact, site, problems.append))).size for artifact in plan]
    large = site.attachment("/large.jpg", "")

    assert large is not None
    assert [artifact.path for artifact in plan] == [address for _, address in large.sizes]
    assert (sizes, problems) == ([(480, 240), (960, 480)], [])


def test_an_image_that_turns_out_to_be_damaged_is_told(tmp_path: Path) -> None:
    site = view(tmp_path, {"x.png": damaged_png()})
    problems: list[Problem] = []

    assert [images.render(artifact, site, problems.append) for artifact in images.plan(site)] == [b""]
    assert [(problem.name, problem.place.file) for problem in problems] == [("broken-image", "content/x.png")]


def test_an_image_that_vanishes_during_the_build_is_told(tmp_path: Path) -> None:
    site = view(tmp_path, {"x.jpg": jpeg(500, 50)})
    plan = list(images.plan(site))
    (tmp_path / "x.jpg").unlink()
    problems: list[Problem] = []

    assert [images.render(artifact, site, problems.append) for artifact in plan] == [b""]
    assert [(problem.name, problem.place.file) for problem in problems] == [("missing-file", "content/x.jpg")]
