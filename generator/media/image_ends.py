"""Whether the bytes of an image go on to its end, by its format's own marks and lengths, without decoding it.

Pillow's lazy open reads the head only, and decoding every image at every build would take seconds. A file that was cut
while it was copied lacks what its head promises; walking over the lengths finds that in well under a millisecond.
"""

from __future__ import annotations

from collections.abc import Callable


def is_whole(image_format: str, data: bytes) -> bool:
    """True when an image of that format (Pillow's name) has its end; bytes after the end do no harm."""
    try:
        return _WALKS[image_format](data)
    except IndexError:  # a length led past the last byte
        return False


def is_cut(data: bytes) -> bool:
    """True for bytes that begin as an image of a known format does, and end before that image."""
    begun = next((name for name, (at, mark) in _BEGINNINGS.items() if data.startswith(mark, at)), None)
    return begun is not None and not is_whole(begun, data)


def scans_of(jpeg: bytes) -> int:
    """How many times a JPEG image goes over its pixels; inside of pixels the mark does not occur."""
    return jpeg.count(b"\xff\xda")


def _png(data: bytes) -> bool:
    """Signature, then chunks: length, name, content, checksum; the last is IEND."""
    at = 8
    while at + 12 <= len(data):
        name = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if name == b"IEND":
            return at <= len(data)
    return False


def _jpeg(data: bytes) -> bool:
    """Segments with lengths up to "start of scan", then pixels up to "end of image"; a preview may lie in a segment."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return False
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            return data.find(b"\xff\xd9", at) >= 0
    return False


def _gif(data: bytes) -> bool:
    """Head, colours, then blocks: "!" an extension, "," a frame, ";" the end."""
    at = 13 + _colours(data[10])
    while data[at] != 0x3B:
        if data[at] == 0x21:
            at += 2
        elif data[at] == 0x2C:
            at += 11 + _colours(data[at + 9])
        else:
            return False
        while data[at]:  # parts of at most 255 bytes, each with its length before it, up to an empty one
            at += 1 + data[at]
        at += 1
    return True


def _colours(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _webp(data: bytes) -> bool:
    """One RIFF chunk that states its length."""
    return len(data) >= 8 + int.from_bytes(data[4:8], "little")


def _avif(data: bytes) -> bool:
    """Boxes: length, name, content; length 1 means that a longer one follows, 0 that the box is the last."""
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        if length == 0:
            return True
        if length < 8:
            return False
        at += length
    return at == len(data)


_WALKS: dict[str, Callable[[bytes], bool]] = {"PNG": _png, "JPEG": _jpeg, "GIF": _gif, "WEBP": _webp, "AVIF": _avif}
_BEGINNINGS = {
    "PNG": (0, b"\x89PNG\r\n\x1a\n"),
    "JPEG": (0, b"\xff\xd8\xff"),
    "GIF": (0, b"GIF8"),
    "WEBP": (8, b"WEBP"),
    "AVIF": (4, b"ftypavi"),
}
