"""The rules read aloud: a shelf comes in, a sentence for each rule goes out, with its law and who answers for it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from textwrap import indent
from typing import Annotated

import orjson
import typer

from adapter import detection
from adapter.cli.shelving import MappingsOption, RulesOption, folders_for
from adapter.settings import Settings, shelf

BELOW = "  "


def rules(
    names: Annotated[
        list[str] | None, typer.Argument(help="Only these rules; all of them when empty.", metavar="RULE…")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per line instead of sentences.")] = False,
    mappings: MappingsOption = None,
    folder: RulesOption = None,
) -> int:
    """Read every rule aloud: when it speaks, what it offers, on which law, and who answers for it.

    Examples:  thinkfamily rules   ·   thinkfamily rules young-carer-appears
    """
    library = detection.load_rules(folders_for(mappings, folder, Settings())[1], shelf("rules"))
    chosen = [library.named(name) for name in names] if names else list(library)
    overdue = library.overdue(datetime.now(UTC).date())
    for ready in chosen:
        late = ready.rule.rule in overdue
        if as_json:
            sys.stdout.buffer.write(orjson.dumps(_json(ready, late)) + b"\n")
        else:
            print(f"{ready.rule.rule}: {ready.rule.asks}\n{indent(detection.sentence(ready), BELOW)}")
            print("  Overdue: the law must be read again before this rule is relied on.\n" if late else "")
    return 0


def _json(ready: detection.ReadyRule, late: bool) -> dict[str, object]:
    rule = ready.rule
    return {
        "rule": rule.rule,
        "asks": rule.asks,
        "sentence": detection.sentence(ready),
        "status": rule.status,
        "floor": rule.floor == "yes",
        "route": rule.route,
        "urgency": rule.urgency,
        "owner": rule.owner,
        "law": [law.cite for law in rule.law],
        "again_by": rule.read.again_by.isoformat(),
        "overdue": late,
        "sha256": ready.sha256,
    }
