"""What a text means to a field of each type; the same text is a date to one and a name to another."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from generator.dates import parse_date
from generator.graph.reading.links import link_in
from generator.graph.values import Link, Markdown, Value
from generator.names import did_you_mean, or_list
from generator.settings import FieldSettings

Typer = Callable[[str, FieldSettings], Value]
"""The value of a text, or None when the text is none of this type."""

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")  # 64 bits; what is longer is an identifier and belongs in a text
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,18}(?:\.[0-9]{0,18})?|\.[0-9]{1,18})(?:[eE][-+]?[0-9]{1,3})?")
_URL = re.compile(r"(?:https?://[^\s/?#\\]+[^\s\\]*|mailto:[^\s@\\]+@[^\s@\\]+)", re.IGNORECASE)
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _text(text: str, field: FieldSettings) -> Value:
    return text


def _markdown(text: str, field: FieldSettings) -> Value:
    return Markdown(text)


def _integer(text: str, field: FieldSettings) -> Value:
    return int(text) if _INTEGER.fullmatch(text) else None


def _number(text: str, field: FieldSettings) -> Value:
    if _INTEGER.fullmatch(text):
        return int(text)
    number = float(text) if _NUMBER.fullmatch(text) else math.inf
    return number if math.isfinite(number) else None


def _boolean(text: str, field: FieldSettings) -> Value:
    return _TRUTH.get(text.lower())


def _date(text: str, field: FieldSettings) -> Value:
    return parse_date(text, format=field.format)


def _choice(text: str, field: FieldSettings) -> Value:
    return text if text in field.choices else None


def _url(text: str, field: FieldSettings) -> Value:
    return text if _URL.fullmatch(text) else None


def _link(text: str, field: FieldSettings) -> Value:
    return link_in(text) or (Link(text) if field.match and "[" not in text else None)


TYPERS: dict[str, Typer] = {
    "text": _text,
    "markdown": _markdown,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "choice": _choice,
    "url": _url,
    "link": _link,
}


def expected(field: FieldSettings) -> str:
    """What a field wants, as a message calls it: "a date or true or false"."""
    words = {
        "text": "text",
        "markdown": "Markdown text",
        "integer": "a whole number",
        "number": "a number",
        "boolean": "true or false",
        "date": "a date",
        "choice": f"one of {or_list(field.choices)}",
        "url": "an address that begins with https://, http:// or mailto:",
        "link": "a link",
        "record": "keys with values",
    }
    return " or ".join(words[name] for name in field.types)


def example(field: FieldSettings) -> str:
    """A value that would fit, as one would write it."""
    first_field = field.fields[0] if field.fields else None
    examples = {
        "text": '"…"',
        "markdown": '"…"',
        "integer": "3",
        "number": "3.5",
        "boolean": "true",
        "date": _written_date(field.format) if field.format else "2010-04-16",
        "choice": field.choices[0] if field.choices else '"…"',
        "url": "https://example.org/",
        "link": '"[[key or title]]"',
        "record": f"{{{first_field.name}: {example(first_field)}}}" if first_field else "{key: value}",
    }
    return examples[field.types[0]]


def _written_date(pattern: str) -> str:
    words = {"%Y": "2010", "%m": "04", "%d": "16", "%B": "April", "%b": "Apr", "%%": "%"}
    return re.sub("%.", lambda found: words.get(found[0], ""), pattern)


def advice(text: str, field: FieldSettings) -> str:
    """What to write instead of a text that is none of a field's types."""
    if "choice" in field.types:
        near = did_you_mean(text, field.choices)
        if near:
            return near
    if "link" in field.types and "[" not in text:
        return f'Write {field.name}: "[[{text}]]"'
    if "url" in field.types and re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", text):
        return f"Write {field.name}: https://{text}"
    if "date" in field.types:
        others = "2010, 2010-04, 2009/2012, 1989~ and 2015/.. are dates, too"
        return f"Write it as in {field.name}: {example(field)}; {others}."
    return f"Write it as in {field.name}: {example(field)}"
