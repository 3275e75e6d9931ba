"""The command line: `stemma COMMAND`. Commands are loaded when they are called, so that `--version` is quick."""

from __future__ import annotations

import errno
import gc
import io
import os
import signal
import sys
import traceback
from importlib import import_module
from pathlib import Path
from types import FrameType

import click

from generator import __version__
from generator.interrupts import ENDING
from generator.names import nearest

# Command -> what `stemma --help` says of it. Each lives in the module of its name beside this one.
COMMANDS = {
    "build": "Make the site.",
    "check": "Say what is wrong with the content, without writing anything.",
    "new": "Start an article.",
    "init": "Start a site.",
    "query": "Ask the graph a question.",
    "list": "List drafts, orphans, wanted articles or tags.",
    "why": "Say why a page was made.",
    "clean": "Delete what Stemma has written.",
}

GOOD, PROBLEMS, WRONG_USE = 0, 1, 2
SHOWN_FRAMES = 4  # of a failure of ours: enough to find it
INTERRUPTED, TERMINATED = 130, 143  # 128 + the signal's number, as shells have it

# What to do about what a system refuses.
FREE = "Free some space, and try again."
ALLOW = "Let its owner allow it, or name another place."
ADVICE = {
    errno.ENOSPC: FREE,
    errno.EDQUOT: FREE,
    errno.EACCES: ALLOW,
    errno.EPERM: ALLOW,
    errno.EROFS: "It lies on a file system that can only be read: name another place.",
    errno.EIO: "The disk fails: look after it, and after your backup.",
    errno.EBUSY: "Another program has it open: try again when that has ended.",
}


class ReaderGone(Exception):
    """Whoever read our output has gone."""


class Commands(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = import_module(f"generator.cli.{name}_command").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = nearest(args[0], COMMANDS)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. Where nobody reads what it says click would exit with 1, which is for problems."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGone from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="stemma")
def stemma() -> None:
    """Make a knowledge site of Markdown articles: a typed, cited graph, published as static pages."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit code: 0 good, 1 problems in the content, 2 wrong use."""
    if arguments is None:
        _read_names_as_utf_8()
        _end_in_order_when_told()
    _speak_any_name()
    gc.disable()  # a fifth of the time of reading; a crew collects what is young between its batches
    try:
        result = stemma.main(arguments, prog_name="stemma", standalone_mode=False)
        _flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted; the output is whole.", err=True)
        return INTERRUPTED
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else PROBLEMS
    except (BrokenPipeError, ReaderGone):  # nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD
    except Exception as error:
        click.echo(f"Error: {_failure(error)}", err=True)
        return PROBLEMS
    return result if isinstance(result, int) else GOOD


def _failure(error: Exception) -> str:
    """What went wrong where nobody expected it, without a traceback, which helps no author."""
    from generator.build.crew import WorkerLost, name_of  # after the work is done: `--version` does not wait for it

    if isinstance(error, WorkerLost):
        what = f"A worker process died twice at {name_of(error.item)}."
        return f"{what}\n    → Perhaps it takes more memory than there is: try --jobs 1, or leave it out."
    if isinstance(error, OSError) and error.strerror:
        what = f"{error.strerror}: {error.filename}" if error.filename else f"{error.strerror}."
        return f"{what}\n    → {ADVICE[error.errno]}" if error.errno in ADVICE else what
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "importlib" not in frame.filename]
    doing = "".join(f", {note}" for note in getattr(error, "__notes__", ()))
    spots = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-SHOWN_FRAMES:])
    return (
        f"Stemma failed: {type(error).__name__}: {error}{doing} ({spots})\n"
        "This is a mistake of Stemma's: please report it with these lines and what it was asked to do."
    )


def _read_names_as_utf_8() -> None:
    """Begin again in Python's UTF-8 mode where the locale is another: an article's address must not depend on it."""
    if sys.getfilesystemencoding() != "utf-8":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", "-m", "generator", *sys.argv[1:]])  # noqa: S606


def _speak_any_name() -> None:
    """Let messages hold any file name, whatever the terminal's encoding is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _flush() -> None:
    sys.stdout.flush()


def _end_in_order_when_told() -> None:
    signal.signal(signal.SIGTERM, _ended)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else whoever started us wants it ignored
        signal.signal(signal.SIGINT, _ended)


def _ended(number: int, frame: FrameType | None) -> None:
    for each in ENDING:  # a second Ctrl-C would disturb the tidying up, which takes no second
        signal.signal(each, signal.SIG_IGN)
    if number == signal.SIGTERM:
        raise SystemExit(TERMINATED)
    raise KeyboardInterrupt
