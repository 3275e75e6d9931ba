"""Images: their size, what makes them unusable, and their smaller sizes."""

from __future__ import annotations

import contextlib
import struct
import subprocess
import sys
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from generator.media.images import BrokenImage, Picture, is_image, look_at, shrink

NAMES = {"PNG": "x.png", "JPEG": "x.jpg", "GIF": "x.gif", "WEBP": "x.webp", "AVIF": "x.avif"}
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 160, 0), (0, 0, 255), (255, 255, 255)


def saved(image: Image.Image, name: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, name, **options)
    return file.getvalue()


def corners(width: int, height: int) -> Image.Image:
    """An image whose corners are red, green, blue and white, from the upper left, line by line."""
    image = Image.new("RGB", (width, height))
    half = (width // 2, height // 2)
    for at, colour in zip([(0, 0), (half[0], 0), (0, half[1]), half], [RED, GREEN, BLUE, WHITE], strict=True):
        image.paste(colour, (*at, *(start + step for start, step in zip(at, half, strict=True))))
    return image


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int, height: int, pixels: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("name", NAMES)
def test_an_image_tells_its_size_and_which_smaller_ones_there_are(name: str) -> None:
    assert look_at(NAMES[name], saved(corners(1000, 600), name)) == Picture(1000, 600, (480, 960))


@pytest.mark.parametrize(("width", "widths"), [(480, ()), (481, (480,)), (1440, (480, 960)), (1441, (480, 960, 1440))])
def test_only_sizes_smaller_than_the_original_are_made(width: int, widths: tuple[int, ...]) -> None:
    assert look_at("x.png", saved(Image.new("L", (width, 10)), "PNG")).widths == widths


@pytest.mark.parametrize("name", ["GIF", "WEBP", "PNG", "AVIF"])
def test_an_animation_has_no_smaller_sizes(name: str) -> None:
    frames = [Image.new("RGB", (600, 40), (number, 0, 0)) for number in (10, 120, 230)]
    data = saved(frames[0], name, save_all=True, append_images=frames[1:], duration=100)

    assert look_at(NAMES[name], data) == Picture(600, 40)


def test_several_photographs_in_one_jpeg_are_one_image() -> None:
    data = saved(corners(600, 400), "MPO", save_all=True, append_images=[corners(300, 200)])

    assert look_at("x.jpg", data) == Picture(600, 400, (480,))
    assert opened(shrink(data, 480)).format == "JPEG"


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
def test_an_image_is_as_large_as_it_is_shown(name: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(corners(1000, 600), name, exif=exif.tobytes())

    shown = look_at(NAMES[name], data)

    assert (shown.width, shown.height) == ((600, 1000) if orientation >= 5 else (1000, 600))


# How the camera was held -> the corners that are seen, from the upper left, line by line.
SEEN = {
    1: (RED, GREEN, BLUE, WHITE),
    2: (GREEN, RED, WHITE, BLUE),
    3: (WHITE, BLUE, GREEN, RED),
    4: (BLUE, WHITE, RED, GREEN),
    5: (RED, BLUE, GREEN, WHITE),
    6: (BLUE, RED, WHITE, GREEN),
    7: (WHITE, GREEN, BLUE, RED),
    8: (GREEN, WHITE, RED, BLUE),
}


@pytest.mark.parametrize("orientation", SEEN)
def test_a_smaller_size_is_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    small = opened(shrink(saved(corners(1000, 600), "JPEG", exif=exif.tobytes(), quality=95), 480)).convert("RGB")

    w, h = small.size
    seen = [
        small.getpixel(at)
        for at in ((w // 4, h // 4), (3 * w // 4, h // 4), (w // 4, 3 * h // 4), (3 * w // 4, 3 * h // 4))
    ]

    assert small.size == ((480, 800) if orientation >= 5 else (480, 288))
    assert [nearest(colour) for colour in seen] == list(SEEN[orientation])


def nearest(colour: object) -> tuple[int, int, int]:
    assert isinstance(colour, tuple)
    return min((RED, GREEN, BLUE, WHITE), key=lambda c: sum(abs(a - b) for a, b in zip(c, colour, strict=True)))


@pytest.mark.parametrize("name", NAMES)
def test_a_smaller_size_has_the_format_and_the_shape_of_the_original(name: str) -> None:
    small = opened(shrink(saved(corners(1000, 600), name), 480))

    assert (small.format, small.size) == (name, (480, 288))


@pytest.mark.parametrize("name", NAMES)
def test_a_smaller_size_has_the_same_bytes_each_time(name: str) -> None:
    data = saved(corners(1000, 600), name)

    assert shrink(data, 480) == shrink(data, 480)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_smaller_size_says_nothing_of_who_took_it_and_where(name: str) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ada Lovelace"
    options = {"exif": exif.tobytes(), "xmp": b"<x>Ada Lovelace</x>"} | (
        {"comment": b"Ada Lovelace"} if name == "JPEG" else {}
    )
    data = saved(corners(1000, 600), name, **options)

    assert b"Lovelace" in data
    assert b"Lovelace" not in shrink(data, 480)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_smaller_size_keeps_the_colours_that_the_numbers_mean(name: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(corners(1000, 600), name, icc_profile=profile)

    assert opened(shrink(data, 480)).info["icc_profile"] == profile


def test_a_profile_of_megabytes_is_dropped() -> None:
    assert "icc_profile" not in opened(shrink(saved(corners(600, 400), "PNG", icc_profile=bytes(100_000)), 480)).info


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_png_can_be_made_smaller(mode: str) -> None:
    source = Image.new(mode, (600, 400)) if mode == "I;16" else corners(600, 400).convert(mode)

    assert opened(shrink(saved(source, "PNG"), 480)).size == (480, 320)


def test_a_grey_image_of_16_bits_keeps_its_brightness() -> None:
    grey = Image.new("I;16", (600, 400), 0x8000)

    assert opened(shrink(saved(grey, "PNG"), 480)).getpixel((10, 10)) == 0x80


def test_what_is_transparent_stays_so() -> None:
    see_through = Image.new("RGBA", (600, 400), (255, 0, 0, 0))

    for data in (
        *(saved(see_through, name) for name in ("PNG", "WEBP", "AVIF", "GIF")),
        saved(see_through.quantize(), "PNG"),
    ):
        small = opened(shrink(data, 480)).convert("RGBA")
        pixel = small.getpixel((100, 100))
        assert isinstance(pixel, tuple)
        assert pixel[3] == 0


def test_a_drawing_of_few_colours_stays_one() -> None:
    drawing = corners(600, 400).convert("P")

    assert opened(shrink(saved(drawing, "PNG"), 480)).mode == "P"


def test_an_image_for_the_printer_is_shown_on_screens() -> None:
    assert opened(shrink(saved(corners(600, 400).convert("CMYK"), "JPEG"), 480)).mode == "RGB"


def test_a_line_stays_a_line() -> None:
    assert opened(shrink(saved(Image.new("L", (30_000, 1)), "PNG"), 480)).size == (480, 1)


BROKEN = [
    ("no bytes", "x.png", b"", "is empty"),
    ("text", "x.png", b"<html><script>alert(1)</script>", "is no PNG, JPEG, GIF, WebP or AVIF image"),
    ("cut", "x.jpg", saved(corners(200, 100), "JPEG")[:-300], "is cut off: its end is missing"),
    ("cut in the head", "x.webp", saved(corners(200, 100), "WEBP")[:40], "is cut off: its end is missing"),
    ("wrong ending", "x.jpg", saved(corners(200, 100), "PNG"), "is PNG inside, so its name must end in .png"),
    ("huge", "x.png", png(30_000, 30_000), "has more than 50 million pixels"),
    ("too large", "x.png", png(10_000, 6_000), "has 10,000 x 6,000 pixels, more than 50 million"),
    ("large enough for a warning", "x.png", png(10_000, 10_000), "has 10,000 x 10,000 pixels, more than 50 million"),
    ("no pixels", "x.png", png(0, 0), "is no PNG, JPEG, GIF, WebP or AVIF image"),
    ("too many bytes", "x.gif", bytes(50_000_001), "has 50 MB, and an image may have 50"),
    ("another format", "x.png", saved(corners(20, 10), "BMP"), "is no PNG, JPEG, GIF, WebP or AVIF image"),
]


@pytest.mark.parametrize(("name", "data", "problem"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_an_image_that_cannot_be_used_says_why(name: str, data: bytes, problem: str) -> None:
    assert look_at(name, data) == Picture(problem=problem)


def test_a_jpeg_of_very_many_passes_is_refused() -> None:
    data = saved(corners(600, 400), "JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2]

    assert "passes" in look_at("x.jpg", data[:-2] + scan * 200 + b"\xff\xd9").problem


def test_pixels_that_cannot_be_decoded_are_found_when_they_are_used() -> None:
    data = png(600, 400, pixels=b"too few")

    assert look_at("x.png", data).problem == ""
    with pytest.raises(BrokenImage, match="is damaged"):
        shrink(data, 480)


def test_an_image_that_is_too_large_is_not_decoded() -> None:
    with pytest.raises(BrokenImage, match="more than 50 million"):
        shrink(png(10_000, 6_000), 480)


@pytest.mark.parametrize("name", NAMES)
@hypothesis_settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_image_never_raises_anything_else(name: str, data: st.DataObject) -> None:
    whole = bytearray(saved(corners(500, 20), name))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8)):
        whole[at] = data.draw(st.integers(0, 255))

    picture = look_at(NAMES[name], bytes(whole))
    if picture.problem:
        return
    with contextlib.suppress(BrokenImage):
        shrink(bytes(whole), 480)


@given(data=st.binary(max_size=300))
def test_any_bytes_are_looked_at(data: bytes) -> None:
    for name in [*NAMES.values(), "x.svg"]:
        assert look_at(name, data).problem


@pytest.mark.parametrize("name", ["a.png", "a.PNG", "a.jpeg", "b/a.svg", "a.webp", "a.avif", "a.gif", "a.apng"])
def test_images_are_known_by_their_endings(name: str) -> None:
    assert is_image(name)


@pytest.mark.parametrize("name", ["a.pdf", "png", "a.png.txt", "a.bmp", "a.svgz"])
def test_other_files_are_no_images(name: str) -> None:
    assert not is_image(name)


def test_pillow_is_imported_when_an_image_is_met_and_not_before() -> None:
    code = (
        "import sys; from generator.media.images import look_at\n"
        "look_at('x.svg', b'<svg/>'); print('PIL' in sys.modules)\n"
        "look_at('x.png', b'x'); print('PIL' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["False", "True"]
