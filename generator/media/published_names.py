"""The names under which files are published: new with each content, and safe on every system and server."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import PurePosixPath

from generator.names import shown

# What a browser opens as a document or script of the site, or a server runs; content is not trusted to be either.
_RUNS = {
    **dict.fromkeys(("html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "hta", "htc"), "is a web page"),
    **dict.fromkeys(("xml", "xsl", "xslt", "rss", "atom", "rdf", "mathml", "mml"), "may hold scripts as XML does"),
    **dict.fromkeys(("js", "mjs", "cjs", "vbs", "swf"), "is a program for browsers"),
    **dict.fromkeys(("php", "php3", "php4", "php5", "php7", "phtml", "phar", "cgi", "pl", "asp", "aspx", "ashx"), ""),
    **dict.fromkeys(("jsp", "jspx", "cfm", "shtm", "stm", "fcgi"), ""),
    "svgz": "is a compressed SVG, into which nobody looks",
}

# What some system cannot have in a name, and what parts lines.
_IMPOSSIBLE = re.compile(r'[<>:"\\|?*]|[. ](?=/|$)')

# File systems allow 255 bytes; the hash, a width and the ending have to fit in as well.
_LONGEST = 200


def why_refused(path: str) -> str:
    """Why a file is not published whatever it holds, as said of it; "" for one that may be."""
    if shown(path) != path:
        return "has an invisible character, or none that is UTF-8, in its name"
    ending = PurePosixPath(path).suffix.lower().removeprefix(".")
    if ending not in _RUNS:
        return ""
    why = _RUNS[ending] or "is a program for servers"
    return f"{why}, and content is not trusted to run on the site"


def published_name(path: str, digest: str) -> str:
    """Where a file is published: its folder, its name, the hash of its content, its ending."""
    folder, _, name = _IMPOSSIBLE.sub("-", path).rpartition("/")
    stem, ending = _parted(name)
    if any(part.lower() in _RUNS for part in stem.split(".")[1:]):
        stem = stem.replace(".", "-")  # some servers go by any ending in a name: x.php.png runs
    stem = _cut(stem, _LONGEST - len(ending.encode()))
    if f"{folder}/{stem}{ending}".removeprefix("/") != path:  # two such names may have become one
        digest = blake2b(f"{digest} {path}".encode(), digest_size=5).hexdigest()
    return f"{folder}/{stem}.{digest}{ending}".removeprefix("/")


def sized_name(address: str, width: int) -> str:
    """Where a smaller size of a published image goes."""
    path = PurePosixPath(address)
    return str(path.with_name(f"{path.stem}-{width}w{path.suffix}"))


def _parted(name: str) -> tuple[str, str]:
    """The name and its ending; ".tar.gz" is one."""
    path = PurePosixPath(name)
    ending = path.suffix if len(path.suffix) <= 16 else ""  # "A sentence. That goes on and on" has none
    stem = name.removesuffix(ending)
    if stem.endswith(".tar") and stem != ".tar":
        return stem.removesuffix(".tar"), ".tar" + ending
    return stem, ending


def _cut(text: str, length: int) -> str:
    return text.encode()[:length].decode(errors="ignore")
