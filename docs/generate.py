"""The reference pages: the code, the settings and the rules come in, `docs/reference` goes out.

`make docs` writes them; `tests/test_house.py` fails when a page no longer equals what is in the tree.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer
from pydantic import SecretStr

from adapter import cli, detection, errors, words
from adapter.facts import FACTS
from adapter.mapping.answers.statements import DERIVED
from adapter.referrals import MOVES, OWNERS, Mover, State
from adapter.settings import Settings, shelf
from adapter.workbench.duties import Duty, load_duties
from adapter.workbench.schemas import schemas

REFERENCE = Path(__file__).resolve().parent / "reference"
MADE = "*For: {reader}. Kind: reference. Made by `make docs`; change the source instead.*"
SHOWN_WORDS = (
    words.Answer,
    words.Asked,
    words.Factor,
    words.When,
    words.Whose,
    words.CareTask,
    words.Sign,
    words.Kin,
    words.MentionKind,
    words.Assertion,
    words.Basis,
)


def facts_page() -> str:
    """Every fact a mapping may state and a rule may ask about, and the fixed words."""
    rows = [
        (f"`{fact.name}`", fact.kind, _coded(fact.words), fact.meaning, _said_by(fact.name), fact.need)
        for fact in FACTS.values()
    ]
    sections = [
        _page("Facts", "whoever writes a mapping or a rule"),
        "The closed vocabulary. A fact that is not here cannot be mapped or asked about.",
        _table(("fact", "kind", "values", "what it means", "who says it", "why it is needed"), rows),
        "## The fixed words",
        "Command line, pages, stored rows and JSON output use these words and no others.",
    ]
    for enum in SHOWN_WORDS:
        sections.append(f"### {_spaced(enum.__name__)}")
        sections.append(f"{inspect.getdoc(enum)}\n\n{_coded(enum)}")
    return _joined(sections)


def _said_by(name: str) -> str:
    """Whether a mapping may state a fact in so many words."""
    if name in DERIVED:
        return "worked out from the rest"
    return "the child's row, or words" if name.startswith("child.") else "a mapping, or words"


def settings_page() -> str:
    """Every setting with its value when left out."""
    rows = []
    for name, field in Settings.model_fields.items():
        rows.append(
            (
                f"`THINKFAMILY_{name.upper()}`",
                _default(field.get_default(call_default_factory=True)),
                field.description or "",
            )
        )
    return _joined(
        [
            _page("Settings", "whoever runs the adapter"),
            "Environment variables; `deploy/settings.example.env` has one line for each. None of them can switch off a "
            "promise: not the approval, not the audit, not the two gates.",
            _table(("setting", "when left out", "what it does"), rows),
        ]
    )


def states_page() -> str:
    """The life of a referral as a table and a diagram, from `MOVES` and `OWNERS`."""
    who = {Mover.PERSON: "a person", Mover.RECEIVER: "the receiver's answer", Mover.ADAPTER: "the adapter"}
    rows = [
        (
            f"`{state}`",
            OWNERS[state],
            "<br>".join(f"`{to}` by {_or(who[by] for by in sorted(movers))}" for to, movers in MOVES[state].items())
            or "ends here",
        )
        for state in State
    ]
    arrows = [
        f"    {_node(state)} --> {_node(to)}: {', '.join(sorted(movers))}"
        for state, moves in MOVES.items()
        for to, movers in moves.items()
        if to is not State.ENTERED_IN_ERROR
    ]
    ends = [f"    {_node(state)} --> [*]" for state in State if not MOVES[state]]
    diagram = "\n".join(["```mermaid", "stateDiagram-v2", f"    [*] --> {_node(State.DRAFT)}", *arrows, *ends, "```"])
    return _joined(
        [
            _page("States of a referral", "practitioners, safeguarding leads and whoever changes the code"),
            "The states are FHIR Task codes. Only a person moves a referral out of `draft`. The diagram leaves out "
            "`entered-in-error`, which a person may set from nearly anywhere; the table has it.",
            _table(("state", "whose turn it is", "may become"), rows),
            diagram,
        ]
    )


def errors_page() -> str:
    """The error classes by who must act, and the exit codes."""
    tree = inspect.getdoc(errors) or ""
    classes = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.AdapterError)]
    rows = [(f"`{kind.__name__}`", _first(kind)) for kind in sorted(classes, key=lambda kind: len(kind.__mro__))]
    exits = (inspect.getdoc(cli) or "").split("\n\n")[1].replace("\n", " ")
    return _joined(
        [
            _page("Errors", "operators and integration teams"),
            "An error says where, what, and what to do now, and never carries a person's details. The class says who "
            "must act.",
            "```text\n" + inspect.cleandoc(tree.split("::")[1].split("No sentence")[0]) + "\n```",
            _table(("class", "meaning"), rows),
            "## Exit codes",
            exits,
        ]
    )


def commands_page() -> str:
    """Every command with its arguments, options and help."""
    root = typer.main.get_command(cli.app())
    sections = [_page("Commands", "integration teams and operators"), "`thinkfamily --help` says the same."]
    for name, command in _commands(root, "thinkfamily"):
        sections.append(f"## `{name}`")
        sections.append(inspect.cleandoc(command.help or ""))
        rows = [_parameter(parameter) for parameter in command.params if parameter.name != "help"]
        sections += [_table(("argument or option", "what it does"), rows)] if rows else []
    return _joined(sections)


def rules_page() -> str:
    """The catalogue of rules for safeguarding leads: each as a sentence, with its law and cases."""
    sections = [
        _page("Rules", "safeguarding leads"),
        "What the adapter looks for, as sentences. A rule on trial runs in silence and is counted. There is no score.",
    ]
    for nation in sorted(folder for folder in shelf("rules").iterdir() if folder.is_dir()):
        sections.append(f"## {nation.name.capitalize()}")
        for ready in detection.load_rules(nation):
            sections += _rule(ready)
    return _joined(sections)


def duties_page() -> str:
    """Every sentence of policy in our own words, its source, and the rules and parts that carry it."""
    duties = load_duties(shelf("rules"))
    sections = [
        _page("What policy asks, and what carries it", "safeguarding leads, policy readers and inspectors"),
        "Policy, guidance and law sentence by sentence, in our own words; the source has the words that count. Beside "
        "each stands what carries it: rules, which `thinkfamily rules` reads aloud, or a part of the product. A rule "
        "nobody asks for, and a duty nothing carries, fail the build. Every reading is awaiting local sign-off.",
    ]
    for source in duties.sources:
        sections.append(f"## {source.title}")
        where = ", ".join(nation.capitalize() for nation in source.nations)
        sections.append(f"[{source.by}]({source.href}). Read {source.read}. For {where}.")
        sections.append(_table(("what it asks", "what carries it"), map(_duty, source.duties)))
    rows = [
        (name, part.what, f"`{part.at}`", f"`{part.held_by}`" if part.held_by else "–")
        for name, part in duties.parts.items()
    ]
    return _joined([*sections, "## The parts", _table(("part", "what it does", "where", "held by"), rows)])


PAGES: dict[str, Callable[[], str]] = {
    "facts.md": facts_page,
    "settings.md": settings_page,
    "states.md": states_page,
    "errors.md": errors_page,
    "commands.md": commands_page,
    "rules.md": rules_page,
    "../for-assurance/duties.md": duties_page,
    **{
        f"schemas/{name}": lambda content=content: content.decode()  # type: ignore[misc]
        for name, content in schemas().items()
    },
}


def main() -> None:
    """Write every page."""
    (REFERENCE / "schemas").mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")
        print(f"docs/reference/{name}")


def _rule(ready: detection.ReadyRule) -> list[str]:
    rule = ready.rule
    cases = [
        (case.name, "; ".join(f"`{fact}`: {_value(value)}" for fact, value in case.given.items()), case.expect)
        for case in rule.cases
    ]
    laws = "; ".join(f"[{law.cite}]({law.href})" for law in rule.law)
    return [
        f"### {rule.rule}",
        f"**{rule.asks}**",
        _outline(detection.sentence(ready)),
        f"{laws}. In force {rule.in_force}." + (f"\n\n{rule.why}" if rule.why else ""),
        _table(("case", "given", "result"), cases),
    ]


def _duty(duty: Duty) -> tuple[str, str]:
    rules = [f"[{name}](../reference/rules.md)" for name in duty.rules]
    beyond = [f"Not the adapter's own. {duty.beyond}"] if duty.beyond else []
    return duty.says, "; ".join([*rules, *(f"*{part}*" for part in duty.parts), *beyond])


def _outline(lines: str) -> str:
    """Lines as Markdown: what stands further in is a list."""
    made = ""
    for line in lines.splitlines():
        made += f"\n{line[2:]}" if line.startswith("  ") else f"\n\n{line}"
    return re.sub(r"(:)\n-", r"\1\n\n-", made).strip()


def _value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _commands(command: Any, name: str) -> Iterable[tuple[str, Any]]:
    """Every command below a group; typer brings its own copy of click, so they are told by what they have."""
    children = getattr(command, "commands", None)
    if children is None:
        return [(name, command)]
    return [found for child in sorted(children) for found in _commands(children[child], f"{name} {child}")]


def _parameter(parameter: Any) -> tuple[str, str]:
    argument = parameter.param_type_name == "argument"
    name = (parameter.metavar or parameter.name.upper()) if argument else ", ".join(parameter.opts)
    return f"`{name}`", (getattr(parameter, "help", None) or "").strip()


def _page(title: str, reader: str) -> str:
    return f"# {title}\n\n{MADE.format(reader=reader)}"


def _joined(sections: Iterable[str]) -> str:
    return "\n\n".join(section.strip() for section in sections if section) + "\n"


def _table(heads: tuple[str, ...], rows: Iterable[Iterable[object]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines
    )


def _coded(values: Iterable[str] | type[StrEnum]) -> str:
    return " ".join(f"`{value}`" for value in values) or "–"


def _or(parts: Iterable[str]) -> str:
    return " or ".join(parts)


def _node(state: State) -> str:
    return state.replace("-", "_")


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip().capitalize()


def _default(value: object) -> str:
    if value is None or value == {} or isinstance(value, SecretStr):
        return "empty"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _first(kind: type) -> str:
    return (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")


if __name__ == "__main__":
    main()
