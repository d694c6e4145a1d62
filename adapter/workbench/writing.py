"""Proposals come in, the question table a person will read line by line goes out as YAML text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from adapter.workbench.proposals import Becomes, Proposal
from adapter.workbench.shapes import Shape, Source
from adapter.workbench.yaml_lines import comment, flow_list, flow_map, noted, scalar

READ_ME = "read every line, correct it, then take this one away: nothing here counts before"
PROPOSED = f"proposed: true  # {READ_ME}"
FOR_YOU = "for you: say what its answers mean, `leave:` it with the reason, or move it to `text`"
OF_A_ROW = ", or name it under `person` there"
"""What else a question of a row can become, such as `is_unpaid_carer_in`."""
FORM_SOURCES = (Source.QUESTIONNAIRE, Source.DEFINITION)


def table_text(name: str, shape: Shape, proposals: tuple[Proposal, ...], today: date) -> str:
    """`codes/<name>.yaml`: every question of the form stands in it once."""
    text = [item for item in proposals if item.becomes is Becomes.TEXT]
    lines = [
        PROPOSED,
        f"questions: {scalar(name)}",
        f"edition: {scalar(shape.title)}",
        f"source: {scalar(shape.form)}",
        f"checked_on: {today.isoformat()}",
        'not_text: ["Yes", "No", N/A, Not applicable, Not known, Unknown, None]',
    ]
    lines += ["", "# Boxes people write in: read word by word.", "text:", *_text_lines(text)] if text else []
    lines += ["", "table:", *_section("# --- for you " + "-" * 40, _those(proposals, Becomes.FOR_YOU))]
    lines += _section("# --- what answers mean " + "-" * 30, _those(proposals, Becomes.STATES))
    lines += _section("# --- rows about people " + "-" * 30, _those(proposals, Becomes.PEOPLE))
    lines += _section("# --- left behind " + "-" * 36, _those(proposals, Becomes.LEFT))
    return "\n".join(lines) + "\n"


def readme_text(name: str, shape: Shape) -> str:
    """`sources/<name>/README.md`: what nobody but the person can say is asked of them."""
    lines = [
        f"# {name}",
        "",
        "*For: integrators and safeguarding leads. Kind: reference.*",
        "",
        f"Reads *{shape.title}* (`{shape.form}`).",
        "",
        "Proposed: write here what a stranger would need, and take this line away.",
        "",
        "- Which system and release it comes from, and who says when the form changes.",
        "- What was assumed, and each decision somebody will ask about.",
        "- What another site changes to use it.",
    ]
    return "\n".join(lines) + "\n"


def _those(proposals: tuple[Proposal, ...], becomes: Becomes) -> list[str]:
    return [line for item in proposals if item.becomes is becomes for line in entry_lines(item)]


def _section(heading: str, lines: list[str]) -> list[str]:
    return [f"  {heading}", *lines] if lines else []


def _text_lines(proposals: list[Proposal]) -> Iterator[str]:
    for item in proposals:
        yield from noted(f"  - {scalar(item.asking.name)}", "proposed: free text; confirm")


def entry_lines(item: Proposal) -> Iterator[str]:
    """One question as an entry of a table."""
    names = tuple(dict.fromkeys(name for name in (item.asking.link, item.asking.name) if name))
    where = f", under '{item.within}'" if item.within else ""
    if item.becomes is Becomes.FOR_YOU:
        hint = f"{item.says}; " if item.says else ""
        yield comment(f"{hint}{FOR_YOU}{where}{OF_A_ROW if item.within else ''}", 2)
        yield f"  - ask: {flow_list(names)}"
        if item.asking.options:
            yield comment("its options: " + " · ".join(scalar(option) for option in item.asking.options), 4)
        return
    yield from noted(f"  - ask: {flow_list(names)}", f"proposed: {item.says or 'left behind'}{where}; confirm")
    yield from meaning_lines(item, 4)


def meaning_lines(item: Proposal, indent: int) -> Iterator[str]:
    """What a question is proposed to mean, without its name."""
    space = " " * indent
    if item.guessed:
        yield comment("the file shows no answers; write those it really holds", indent)
    if item.answers:
        yield f"{space}answers:"
        for option, states in item.answers.items():
            yield f"{space}  {scalar(option)}: {flow_map(states)}"
    for option in () if item.person else item.unsure:
        yield comment(f"for you: {scalar(option)}: {{}}  (which of the answers is it?)", indent + 2)
    if item.numbers:
        yield f"{space}numbers:"
        yield from (f"{space}  - {_numbers(row.at_least, row.below, row.states)}" for row in item.numbers)
    if item.states:
        yield f"{space}states: {flow_map(item.states)}"
    if item.person:
        yield from person_lines(item, indent)
    if item.why:
        yield f"{space}leave: {scalar(item.why)}"


def _numbers(at_least: float | None, below: float | None, states: dict[str, str]) -> str:
    bounds = [f"at_least: {at_least:g}"] if at_least is not None else []
    bounds += [f"below: {below:g}"] if below is not None else []
    return "{" + ", ".join([*bounds, f"states: {flow_map(states)}"]) + "}"


def person_lines(item: Proposal, indent: int) -> Iterator[str]:
    """The block that says which question of a row is which of our fields."""
    space = " " * indent
    yield f"{space}person:"
    links = {row.name: row.link or row.name for row in item.asking.rows}
    for name, asked in item.person.items():
        key = "lives_here_in" if name == "lives_here" else name
        yield f"{space}  {key}: {scalar(links.get(asked, asked))}"
    if item.lives_here:
        yield f"{space}  lives_here: {flow_map(item.lives_here)}"
    if item.at_home:
        yield f"{space}  lives_here: present  # proposed: everybody in these rows lives with the adult; confirm"
    for option in item.unsure:
        yield comment(f"for you: in `lives_here`, is {scalar(option)} present, absent or unknown?", indent + 2)
