"""Which of several claims stand: all of a list, but of those that disagree only the preferred ones."""

from __future__ import annotations

from generator.graph.values import Claim


def standing(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims that a query and an ordering go by: the preferred ones, or all where none is preferred."""
    if len(claims) < 2:
        return claims
    return tuple(claim for claim in claims if claim.preferred) or claims


def shown(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims that say something at all: a value that is empty fills no field."""
    for claim in claims:
        if claim.value is None or claim.value == "":
            return tuple(claim for claim in claims if claim.value not in (None, ""))
    return claims
