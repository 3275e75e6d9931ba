"""Whether an image's bytes go on to its end."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.media.image_ends import is_cut, is_whole, scans_of

FORMATS = ["PNG", "JPEG", "GIF", "WEBP", "AVIF"]


def image(name: str, **options: object) -> bytes:
    file = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(file, name, **options)
    return file.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_an_image_that_was_just_saved_is_whole(name: str) -> None:
    assert is_whole(name, image(name))
    assert not is_cut(image(name))


@pytest.mark.parametrize("name", ["PNG", "JPEG", "GIF", "WEBP"])
def test_bytes_after_the_end_do_no_harm(name: str) -> None:
    assert is_whole(name, image(name) + b"left by an editor")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_cut_image_is_not_whole(name: str, share: float) -> None:
    data = image(name)
    cut = data[: int(len(data) * share)]

    assert not is_whole(name, cut)
    assert is_cut(cut)


@pytest.mark.parametrize("name", FORMATS)
def test_an_image_without_its_last_byte_is_not_whole(name: str) -> None:
    assert not is_whole(name, image(name)[:-1])


def test_an_animated_gif_is_whole_when_its_last_frame_is() -> None:
    frames = [Image.new("P", (20, 20), number) for number in range(3)]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])

    assert is_whole("GIF", file.getvalue())
    assert not is_whole("GIF", file.getvalue()[:-1])


def test_the_end_of_a_preview_inside_a_jpeg_is_not_its_own() -> None:
    preview = image("JPEG")
    exif = b"Exif\0\0" + preview
    segment = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    data = image("JPEG")
    with_preview = data[:2] + segment + data[2:]

    assert is_whole("JPEG", with_preview)
    assert not is_whole("JPEG", with_preview[:-20])


def test_text_is_no_cut_image() -> None:
    assert not is_cut(b"a text")


def test_a_progressive_image_has_several_scans() -> None:
    assert scans_of(image("JPEG")) == 1
    assert scans_of(image("JPEG", progressive=True)) > 3


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.binary(max_size=200))
def test_any_bytes_get_an_answer(name: str, data: bytes) -> None:
    assert is_whole(name, data) in (True, False)
