"""The command that asks decisions once more: an id or nothing comes in, whether they come out the same goes out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from adapter.cli.again import account
from adapter.cli.look import JsonOption, limits_of
from adapter.cli.shelving import MappingsOption, RulesOption, shelves_for
from adapter.contract import evidence_json
from adapter.errors import RecordError
from adapter.settings import Settings
from adapter.workbench.replaying import Replayed, replayed

if TYPE_CHECKING:
    from adapter.casework.resting import KeptDecision

NOT_KEPT = "it was made before what decisions rest on was kept"
SHORT = 12


def replay_decision(
    which: Annotated[
        str | None, typer.Argument(help="The id of a prompt, a referral or a card; all when empty.")
    ] = None,
    words: Annotated[bool, typer.Option("--words", help="Also print what was said and the words it rests on.")] = False,
    as_json: JsonOption = False,
    database: Annotated[str | None, typer.Option("--database", help="Another database than the setting's.")] = None,
    mappings: MappingsOption = None,
    rules: RulesOption = None,
) -> int:
    """Ask a decision once more: the facts it rested on, held against the rules as they were then.

    Says whether it comes out the same, bit for bit; which of rules, mapping, lists and word list have changed since;
    and what would come out today. Nothing is changed. Nobody is named but with --words. Exit code 1 where something
    does not come out the same.

    Examples:  thinkfamily replay decision   ·   thinkfamily replay decision 0b6c8c9e-… --words
    """
    from adapter.casework import open_cases  # the database layer loads only here

    settings = Settings()
    shelves, limits = shelves_for(mappings, rules, settings), limits_of(settings)
    cases, by = open_cases(database or settings.database, shelves.receivers), f"command line: {account()}"
    found = cases.decided(which, by)
    if which is not None and not found:
        raise RecordError(which, "no prompt, referral or card has this id.", "It stands in the address of its page.")
    same = differ = 0
    for one in found:
        kept = cases.kept(one, by)
        again = replayed(one.basis_sha256 or "", kept.basis, kept.record, shelves, limits) if kept.basis else None
        same += bool(again and again.reproduced)
        differ += bool(again and not again.reproduced)
        _print(kept, again, as_json, words and which is not None, brief=which is None)
    if not as_json:
        rest = len(found) - same - differ
        print(f"{len(found)} decided: {same} come out the same, {differ} do not, {rest} rest on nothing that was kept.")
    return 1 if differ else 0


def _print(kept: KeptDecision, again: Replayed | None, as_json: bool, words: bool, brief: bool) -> None:
    if as_json:
        sys.stdout.buffer.write(orjson.dumps(_told(kept, again, words), option=orjson.OPT_APPEND_NEWLINE))
        sys.stdout.buffer.flush()
    elif not brief or again is None or again.why_not or again.gone or again.new:
        print(*_lines(kept, again, words), sep="\n")


def _told(kept: KeptDecision, again: Replayed | None, words: bool) -> dict[str, Any]:
    rested: dict[str, Any] = {**asdict(kept.rested), "at": kept.rested.at.isoformat()}
    if again is None or again.basis is None:
        return {
            **rested,
            "reproduced": None if again is None else False,
            "why_not": again.why_not if again else NOT_KEPT,
        }
    basis = again.basis
    names = ("mapping_sha256", "codes_sha256", "lexicon_sha256", "rules_sha256", "release")
    said: list[dict[str, Any]] = [
        {"rule": one.rule, "rule_sha256": one.rule_sha256, "result": one.result} for one in basis.findings
    ]
    if words:
        said = [
            {**row, "say": one.say, "evidence": evidence_json(one.evidence)}
            for row, one in zip(said, basis.findings, strict=True)
        ]
    return {
        **rested,
        **{name: getattr(basis, name) for name in names},
        "reproduced": again.reproduced,
        "why_not": again.why_not,
        "changed_since": list(again.changed),
        "findings": said,
        "no_longer": [list(one) for one in again.gone],
        "now": [list(one) for one in again.new],
        "note": again.note,
    }


def _lines(kept: KeptDecision, again: Replayed | None, words: bool) -> Iterator[str]:
    one = kept.rested
    yield f"{one.kind} {one.id}, {one.at.isoformat(timespec='minutes')}"
    if again is None:
        yield f"  not asked again: {NOT_KEPT}."
        return
    yield (
        "  comes out the same, bit for bit." if again.reproduced else f"  DOES NOT COME OUT THE SAME: {again.why_not}."
    )
    if again.basis is None:
        return
    basis = again.basis
    yield (
        f"  rests on {(one.basis_sha256 or '')[:SHORT]}: record {basis.record_sha256[:SHORT]}, mapping "
        f"{basis.mapping_sha256[:SHORT]}, lists {basis.codes_sha256[:SHORT]}, word list "
        f"{basis.lexicon_sha256[:SHORT]}, rules {basis.rules_sha256[:SHORT]}, release {basis.release}"
    )
    for finding in basis.findings:
        trial = ", on trial" if finding.trial else ""
        yield f"  {finding.result.value}: {finding.rule} ({finding.rule_sha256[:SHORT]}{trial})"
        if words:
            yield f"    {finding.say}"
            yield from (f"    “{item.quote}”  {item.at}" for item in finding.evidence)
    yield f"  changed since: {', '.join(again.changed) or 'nothing'}"
    if again.note:
        yield f"  today: {again.note}"
    yield from (f"  no longer: {rule}, {result}, about the {about}" for rule, result, about in again.gone)
    yield from (f"  new: {rule}, {result}, about the {about}" for rule, result, about in again.new)
    if not again.gone and not again.new:
        yield "  today the same would come out."
