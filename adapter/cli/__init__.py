"""The command line: arguments come in, tables or JSON Lines and an exit code go out.

Exit codes: 0 done · 1 done, but a record or line could not be read and was held · 2 the command was called
wrongly · 3 a mapping, rule, lexicon, receiver or settings file has a fault · 4 the audit chain does
not verify.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

import typer
from pydantic import ValidationError

from adapter.errors import AdapterError, AuditBroken, DocumentError

DONE, HELD, USAGE, DOCUMENT, AUDIT = 0, 1, 2, 3, 4
COMMANDS = {
    "screen": ("look", "screen"),
    "read": ("look", "read"),
    "explain": ("look", "explain"),
    "rules": ("ruling", "rules"),
    "check": ("checks", "check"),
    "test": ("examining", "examine"),
    "coverage": ("covering", "cover"),
    "diff": ("diff", "diff"),
    "promote": ("promote", "promote"),
    "roll-back": ("promote", "roll_back"),
    "scaffold": ("proposing", "propose_mapping"),
    "schema": ("schema", "schema"),
    "drift": ("drifting", "drift"),
    "serve": ("service", "serve"),
    "demo": ("service", "demo"),
}
"""Command → the module here that has it, and the function. A module loads only where its command is asked for."""
GROUPS = {
    "replay": (
        "Once more: records that are held, and decisions that were made.",
        {"held": ("again", "replay_held"), "decision": ("decided", "replay_decision")},
    ),
    "audit": ("The audit chain.", {"verify": ("checks", "audit_verify")}),
    "account": ("People who may sign in.", {"add": ("accounts", "add")}),
}


def _leave_with(code: object, **_: object) -> None:
    """A command returns its exit code; the shell gets it."""
    raise typer.Exit(code if isinstance(code, int) else DONE)


def app(wanted: Iterable[str] = (*COMMANDS, *GROUPS)) -> typer.Typer:
    """The command line with these commands."""
    whole = typer.Typer(
        name="thinkfamily",
        result_callback=_leave_with,
        help="Notices children, unborn children and young carers in adult assessments, and quotes what it saw.",
        epilog="Exit codes: 0 done; 1 something could not be read; 2 called wrongly; 3 a document has a fault; "
        "4 the audit chain does not verify.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    whole.callback()(_nothing)
    for name in wanted:
        if name in COMMANDS:
            _add(whole, name, COMMANDS[name])
        else:
            told, commands = GROUPS[name]
            group = typer.Typer(help=told, no_args_is_help=True, rich_markup_mode=None)
            group.callback()(_nothing)
            for below, place in commands.items():
                _add(group, below, place)
            whole.add_typer(group, name=name)
    return whole


def _nothing() -> None:
    pass


def _add(whole: typer.Typer, name: str, place: tuple[str, str]) -> None:
    module, function = place
    whole.command(name)(getattr(import_module(f"{__name__}.{module}"), function))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; every expected error becomes a sentence on standard error."""
    named = [name for name in arguments[:1] if name in COMMANDS or name in GROUPS]
    try:
        app(named or (*COMMANDS, *GROUPS))(list(arguments))
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else USAGE
    except ValidationError as error:
        return _say("\n".join(_setting_fault(fault["loc"], fault["msg"]) for fault in error.errors()), DOCUMENT)
    except DocumentError as error:
        return _say(f"{error}\n{len(error.faults)} to mend; nothing was done.", DOCUMENT)
    except AuditBroken as error:
        return _say(str(error), AUDIT)
    except AdapterError as error:
        return _say(str(error), HELD)
    except BrokenPipeError:
        sys.stderr.close()
        return HELD
    except ValueError as error:
        from pydantic_settings import SettingsError  # it loads slowly, and only for what reads settings

        if not isinstance(error, SettingsError):
            raise
        return _say(_unreadable_setting(error), DOCUMENT)
    return DONE


def _setting_fault(place: tuple[int | str, ...], message: str) -> str:
    name = str(place[0]).upper() if place else "?"
    return f"setting THINKFAMILY_{name}: {message}; see docs/reference/settings.md."


def _unreadable_setting(error: ValueError) -> str:
    """A setting that holds a list of names and is not JSON; the library's own words say only which, never its value."""
    named = re.search(r'field "(\w+)"', str(error))
    return _setting_fault(
        (named[1] if named else "?",), 'this is not JSON; write {"name": "secret"} between single quotes'
    )


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
