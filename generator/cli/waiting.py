"""What is said of the lock and the ledger while a build is under way, and the option not to wait for another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import click

from generator.lock import Holder, Patience

F = TypeVar("F", bound=Callable[..., Any])


def wait_option(function: F) -> F:
    """--wait/--no-wait: whether to wait for another build."""
    return click.option(
        "--wait/--no-wait", default=True, help="Wait while another build is at work here; the default."
    )(function)


def patience(*, wait: bool) -> Patience:
    """Wait, and say for whom; or refuse at once."""
    return Patience(_tell) if wait else Patience(_refuse, seconds=0)


def note(text: str) -> None:
    """Tell something that does no harm."""
    click.echo(f"Note: {text}", err=True)


def _tell(holder: Holder) -> None:
    click.echo(f"Waiting, for {_who(holder)}. Ctrl-C gives up.", err=True)


def _refuse(holder: Holder) -> NoReturn:
    raise click.ClickException(f"{_who(holder).capitalize()}.\nTry again when it has ended, or leave out --no-wait.")


def _who(holder: Holder) -> str:
    by = f": process {holder.process}, since {holder.since}" if holder.process else ""
    return f"another build is at work here{by}"
