"""Images: how large one is, whether it can be shown, and its smaller sizes."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.media.image_ends import is_cut, is_whole, scans_of
from generator.media.svg import look_at_svg

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS = (480, 960, 1440)
"""The smaller sizes: a telephone, a tablet or a telephone with fine dots, a wide screen."""

MOST_PIXELS = 50_000_000
"""A camera's 48 megapixels pass; decoded they take 200 MB, and a build has two hands."""

LARGEST = 50_000_000
"""Bytes of one image: what a reader waits a minute for, and what can be walked over in a second or two."""

# A progressive JPEG comes in some ten passes; one with thousands is made to keep a computer busy for hours.
_MOST_SCANS = 100

_FORMATS = {
    ".png": "PNG",
    ".apng": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".gif": "GIF",
    ".webp": "WEBP",
    ".avif": "AVIF",
}
_ENDINGS = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}

# Qualities at which the eye finds no difference in a photograph at arm's length. One thread: AVIF's encoder divides
# the image by threads, and the bytes would depend on the machine.
_SAVING: dict[str, dict[str, Any]] = {
    "PNG": {},
    "JPEG": {"quality": 82, "progressive": True, "optimize": True},
    "GIF": {},
    "WEBP": {"quality": 80},
    "AVIF": {"quality": 60, "speed": 8, "max_threads": 1},
}

# A colour profile is no metadata about anybody: without it the colours of a modern telephone's photographs fade.
# Screens' profiles have 0.5 to 4 kB; printers' tables have megabytes and go.
_LARGEST_PROFILE = 16_384

_ORIENTATION = 0x0112  # EXIF's name for how the camera was held


class Picture(Struct, frozen=True, array_like=True):
    """What is known of an image."""

    width: int = 0  # as it is shown, turned as its camera was
    height: int = 0
    widths: tuple[int, ...] = ()  # of its smaller sizes
    problem: str = ""  # why it cannot be used, as said of it: "is empty"
    unsafe: bool = False  # it cannot be used because it is more than an image


class BrokenImage(Exception):
    """An image that cannot be decoded; the message is said of it: "is damaged …"."""


def is_image(path: str) -> bool:
    """True for a name that ends as images do that can be looked at."""
    ending = PurePosixPath(path).suffix.lower()
    return ending in _FORMATS or ending == ".svg"


def look_at(path: str, data: bytes) -> Picture:
    """Size and smaller sizes of an image, or why it cannot be used. Reads its head only. Never raises."""
    if not data:
        return Picture(problem="is empty")
    if len(data) > LARGEST:
        return Picture(problem=f"has {len(data) / 1e6:,.0f} MB, and an image may have {LARGEST // 1_000_000}")
    ending = PurePosixPath(path).suffix.lower()
    if ending == ".svg":
        drawing = look_at_svg(data)
        return Picture(drawing.width, drawing.height, problem=drawing.problem, unsafe=drawing.unsafe)
    try:
        with warnings.catch_warnings(action="ignore"):
            return _look_at(data, _FORMATS[ending])
    except BrokenImage as broken:
        return Picture(problem=str(broken))


def shrink(data: bytes, width: int) -> bytes:
    """The image in another width, in the same format, upright and without its metadata; BrokenImage if it cannot be."""
    try:
        with warnings.catch_warnings(action="ignore"), _opened(data) as image:
            return _shrink(image, width)
    except BrokenImage:
        raise
    except Exception as error:
        raise BrokenImage(f"is damaged: {error}") from None


def _look_at(data: bytes, expected: str) -> Picture:
    with _opened(data) as image:
        found = _format_of(image)
        if found != expected:
            raise BrokenImage(f"is {found} inside, so its name must end in {_ENDINGS[found]}")
        if not is_whole(found, data):
            raise BrokenImage("is cut off: its end is missing")
        width, height = _shown_size(image)
        moves = _moves(image)
    return Picture(width, height, () if moves else tuple(w for w in WIDTHS if w < width))


def _opened(data: bytes) -> Image:
    """The image with its head read, small enough to be decoded."""
    # Here and not above: 15 to 40 ms that a site without images, and every other command, need not wait for. The
    # plugins by name, for Image.open would else import all fifty when it is not sure.
    from PIL import AvifImagePlugin, GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

    plugins = (AvifImagePlugin, GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
    assert all(plugins)
    try:
        image = Image.open(BytesIO(data), formats=list(_ENDINGS))
    except Image.DecompressionBombError:
        raise BrokenImage(f"has more than {MOST_PIXELS // 1_000_000} million pixels") from None
    except Exception:  # any of a dozen kinds: what a hostile head makes of a parser is anybody's guess
        what = "is cut off: its end is missing" if is_cut(data) else "is no PNG, JPEG, GIF, WebP or AVIF image"
        raise BrokenImage(what) from None
    if image.width * image.height > MOST_PIXELS:
        size = f"{image.width:,} x {image.height:,}"
        raise BrokenImage(f"has {size} pixels, more than {MOST_PIXELS // 1_000_000} million")
    if _format_of(image) == "JPEG" and scans_of(data) > _MOST_SCANS:
        raise BrokenImage(f"is drawn in {scans_of(data):,} passes, more than {_MOST_SCANS}")
    return image


def _format_of(image: Image) -> str:
    """Cameras put several JPEG images into one file, which Pillow calls MPO; browsers show the first."""
    return "JPEG" if image.format == "MPO" else str(image.format)


def _moves(image: Image) -> bool:
    try:
        return image.format != "MPO" and bool(getattr(image, "is_animated", False))
    except Exception:  # GIF looks for a second frame, and finds rubbish
        raise BrokenImage("is damaged after its first frame") from None


def _shown_size(image: Image) -> tuple[int, int]:
    return (image.height, image.width) if _orientation_of(image) >= 5 else image.size


def _orientation_of(image: Image) -> int:
    """EXIF's orientation, 1 (upright) to 8; from the head only, since Pillow's own question decodes a PNG for it."""
    from PIL.Image import Exif  # imported by whoever opened the image

    exif = Exif()
    try:
        exif.load(image.info.get("exif") or b"")
        orientation = exif.get(_ORIENTATION, 1)
    except Exception:  # it is about the image, not the image: browsers show it as it lies
        return 1
    return orientation if orientation in range(1, 9) else 1


def _shrink(image: Image, width: int) -> bytes:
    from PIL.Image import Resampling

    shown_width, shown_height = _shown_size(image)
    height = max(1, round(shown_height * width / shown_width))
    orientation = _orientation_of(image)
    box = (height, width) if orientation >= 5 else (width, height)
    saved_as, profile, has_palette = _format_of(image), _profile_of(image), image.mode == "P"
    image.draft(None, (2 * box[0], 2 * box[1]))  # JPEG decodes to a half, a quarter, an eighth in as much less time
    small = _upright(_in_colour(image).resize(box, Resampling.LANCZOS), orientation)
    small.info = {}  # comments, transparency that has become pixels
    if has_palette and saved_as == "PNG":  # GIF does so by itself
        small = small.quantize(256)  # in full colour a diagram would be larger than the original
    file = BytesIO()
    small.save(file, saved_as, **_SAVING[saved_as], **profile)
    return file.getvalue()


def _profile_of(image: Image) -> dict[str, bytes]:
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or len(profile) > _LARGEST_PROFILE or image.mode == "CMYK":
        return {}
    return {} if image.format == "GIF" else {"icc_profile": profile}


def _in_colour(image: Image) -> Image:
    """The image in a mode whose pixels can be averaged."""
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in image.info or image.mode == "PA":
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in ("L", "LA", "RGB", "RGBA") else image.convert("RGB")


def _upright(image: Image, orientation: int) -> Image:
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image
