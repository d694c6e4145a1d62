"""The command line: arguments come in, tables or JSON Lines and an exit code go out.

Exit codes: 0 done · 1 done, but a record or line could not be read and was held · 2 the command was called
wrongly · 3 a mapping, rule, lexicon, receiver or settings file has a fault · 4 the audit chain does
not verify.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError

from adapter.cli import (
    accounts,
    checks,
    covering,
    diff,
    drifting,
    examining,
    look,
    promote,
    proposing,
    replay,
    schema,
    service,
)
from adapter.errors import AdapterError, AuditBroken, DocumentError

DONE, HELD, USAGE, DOCUMENT, AUDIT = 0, 1, 2, 3, 4


def _leave_with(code: object, **_: object) -> None:
    """A command returns its exit code; the shell gets it."""
    raise typer.Exit(code if isinstance(code, int) else DONE)


app = typer.Typer(
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
app.command("screen")(look.screen)
app.command("read")(look.read)
app.command("explain")(look.explain)
app.command("check")(checks.check)
app.command("test")(examining.examine)
app.command("coverage")(covering.cover)
app.command("diff")(diff.diff)
app.command("promote")(promote.promote)
app.command("roll-back")(promote.roll_back)
app.command("replay")(replay.replay)
app.command("scaffold")(proposing.propose_mapping)
app.command("schema")(schema.schema)
app.command("drift")(drifting.drift)
app.command("serve")(service.serve)
app.command("demo")(service.demo)
audit_app = typer.Typer(help="The audit chain.", no_args_is_help=True, rich_markup_mode=None)
audit_app.command("verify")(checks.audit_verify)
app.add_typer(audit_app, name="audit")
account_app = typer.Typer(help="People who may sign in.", no_args_is_help=True, rich_markup_mode=None)
account_app.command("add")(accounts.add)
app.add_typer(account_app, name="account")


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; every expected error becomes a sentence on standard error."""
    try:
        app(list(arguments))
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else USAGE
    except ValidationError as error:
        return _say("\n".join(_setting_fault(fault["loc"], fault["msg"]) for fault in error.errors()), DOCUMENT)
    except SettingsError as error:
        return _say(_unreadable_setting(error), DOCUMENT)
    except DocumentError as error:
        return _say(f"{error}\n{len(error.faults)} to mend; nothing was done.", DOCUMENT)
    except AuditBroken as error:
        return _say(str(error), AUDIT)
    except AdapterError as error:
        return _say(str(error), HELD)
    except BrokenPipeError:
        sys.stderr.close()
        return HELD
    return DONE


def _setting_fault(place: tuple[int | str, ...], message: str) -> str:
    name = str(place[0]).upper() if place else "?"
    return f"setting THINKFAMILY_{name}: {message}; see docs/reference/settings.md."


def _unreadable_setting(error: SettingsError) -> str:
    """A setting that holds a list of names and is not JSON; the library's own words say only which, never its value."""
    named = re.search(r'field "(\w+)"', str(error))
    return _setting_fault(
        (named[1] if named else "?",), 'this is not JSON; write {"name": "secret"} between single quotes'
    )


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
