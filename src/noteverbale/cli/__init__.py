"""The command `nv`: a group whose commands are imported only when they are called, so that help is quick.

In: the command line.  Out: exit status 0 fine (also if the reader of the output has left), 1 finished with failures,
2 a mistake of the operator or output that cannot be written (told in one sentence), 130 interrupted.
"""

from __future__ import annotations

import logging
import signal
import sys
from importlib import import_module
from types import FrameType
from typing import Any

import click

from noteverbale import __version__
from noteverbale.cli.output import ReaderGone, settle_streams
from noteverbale.errors import NoteVerbaleError

# Command -> (module:attribute, what it is for). The sentence stands here so that `nv --help` imports no command.
COMMANDS = {
    "read": ("noteverbale.cli.read:read", "Read articles into a record, or write their claims as JSON Lines."),
    "show": ("noteverbale.cli.show:show", "Query the record: visits, deals, claims, statements and more."),
    "explain": ("noteverbale.cli.explain:explain", "Show why a record, claim or document looks as it does."),
    "judge": ("noteverbale.cli.judge:judge", "Correct the record: merge, split, reject, set, undo."),
    "audit": ("noteverbale.cli.audit:audit", "Draw a sample to judge, score it, apply corrections."),
    "brief": ("noteverbale.cli.brief:brief", "Write a brief on two actors, or on one."),
    "diff": ("noteverbale.cli.diff:diff", "Show what became known between two days."),
    "export": ("noteverbale.cli.export:export", "Write the record as a file for other programs."),
    "serve": ("noteverbale.cli.serve:serve", "Show the record in a browser, and answer over HTTP."),
    "methods": ("noteverbale.cli.methods:methods", "Write text for a paper's methods section, with a citation."),
    "who": ("noteverbale.cli.who:who", "Show who a name or office refers to on a day."),
    "rebuild": ("noteverbale.cli.rebuild:rebuild", "Make the record again from the log and the judgements."),
    "distil": (
        "noteverbale.cli.distil:distil",
        "Make training text for the network from readings of a large model.",
    ),
    "doctor": ("noteverbale.cli.doctor:doctor", "Check the installation and a store."),
    "config": ("noteverbale.cli.config:config", "Show every setting and where it comes from."),
}


class Nv(click.Group):
    """Looks commands up in COMMANDS and imports them when needed."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Give the commands in the order one meets them."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Import one command; None if there is none of that name."""
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name][0].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Refuse an unknown command with the nearest one that exists."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f"; did you mean nv {near[0]}?" if near else ""
            raise click.UsageError(f"there is no command {args[0]!r}{hint}", context)
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """List commands with their sentences, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, (_, sentence) in COMMANDS.items()])


@click.command(cls=Nv, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True)
@click.version_option(__version__, prog_name="nv")
@click.pass_context
def group(context: click.Context) -> None:
    """Read news and keep the record of what states and other political actors do with each other.

    \b
    Begin with:
      nv read articles/             read a folder of articles into record.nv
      nv show deals                 every arms deal by stage
      nv show visits --between RUS PAK
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: list[str] | None = None) -> None:
    """Run `nv` and end the process with its exit status."""
    settle_streams()
    logging.basicConfig(format="nv: %(message)s", level=logging.WARNING)
    signal.signal(signal.SIGTERM, _stop)
    try:
        status = group.main(arguments, prog_name="nv", standalone_mode=False)
        sys.stdout.flush()
    except NoteVerbaleError as error:
        status = _told(str(error))
    except click.ClickException as error:
        status = _told(_sentence(error, sys.argv[1:] if arguments is None else arguments))
    except (click.Abort, KeyboardInterrupt) as stop:
        _told(str(stop.__cause__ or stop) or "stopped")
        status = 130
    except ReaderGone:
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


def _told(sentence: str) -> int:
    click.echo(f"nv: {sentence}", err=True)
    return 2


def _sentence(error: click.ClickException, arguments: list[str]) -> str:
    """Put what click found wrong with the command line into one sentence, with where to look."""
    said = " ".join(error.format_message().split()).rstrip(".").replace(". Choose from:", ", which is one of")
    # An option that lacks its values is told without the command it stands in.
    named = f"nv {arguments[0]}" if arguments and arguments[0] in COMMANDS else "nv"
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else named
    if said.endswith("?"):
        return said
    return f"{said[:1].lower()}{said[1:]}; {command} --help shows what it takes"


def _stop(number: int, frame: FrameType | None) -> Any:
    """End on SIGTERM, as a batch system sends it, in the same clean way as on ctrl-C."""
    raise KeyboardInterrupt
