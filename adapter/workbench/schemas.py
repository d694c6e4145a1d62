"""What an editor completes with: the models of every kind of file people write come in, JSON Schemas go out.

Made from the models that check the files, with the sentences written beside them; so an editor never says other
than `thinkfamily check`. What only the loader can know (that a question table exists, that a path is in
FHIR, that a case comes out as written) an editor cannot.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping as Named
from dataclasses import dataclass
from typing import Any

import orjson
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from adapter.detection.rule import Rule
from adapter.mapping.answers.language import QuestionTable
from adapter.mapping.answers.statements import BESIDE, STATED
from adapter.mapping.codes.codesets import Relationships, ValueSet
from adapter.mapping.codes.registry import CodeSystems
from adapter.mapping.examples import Example
from adapter.mapping.language import Mapping
from adapter.reading.lexicon import WordList
from adapter.receivers import BankHolidays, Receiver
from adapter.workbench.duties import Duties
from adapter.workbench.wordings import ScaffoldWords

DIALECT = "https://json-schema.org/draft/2020-12/schema"
STATES = "States"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: the name of its schema, the files it is for, and the model that checks them."""

    name: str
    files: str
    model: type[BaseModel]
    key: str | None = None
    """In a folder that holds several kinds, the key that only this kind has."""


KINDS = (
    Kind("mapping", "mappings/sources/*/mapping.yaml", Mapping),
    Kind("example", "mappings/sources/*/examples/*.yaml", Example),
    Kind("question-table", "mappings/codes/*.yaml", QuestionTable, "questions"),
    Kind("value-set", "mappings/codes/*.yaml", ValueSet, "codes"),
    Kind("relationships", "mappings/codes/*.yaml", Relationships, "relationships"),
    Kind("code-systems", "mappings/codes/*.yaml", CodeSystems, "code_systems"),
    Kind("word-list", "mappings/narrative/*/*.yaml", WordList),
    Kind("receiver", "mappings/receivers/*/receiver.yaml", Receiver),
    Kind("bank-holidays", "mappings/receivers/bank-holidays*.yaml", BankHolidays),
    Kind("scaffold", "mappings/scaffold.yaml", ScaffoldWords),
    Kind("rule", "rules/*/*.yaml", Rule),
    Kind("duties", "rules/duties.yaml", Duties),
)
EXTENDING = {"mapping": ["mapping", "about"], "rule": ["rule"]}
"""What a file that `extends` another must say all the same; of the rest it says only what differs."""
CODES = "codes"
"""One schema for a folder of several kinds: an editor chooses by the file's name alone."""


def file_name(name: str) -> str:
    """The file a schema is written to."""
    return f"{name}.schema.json"


def schemas() -> dict[str, bytes]:
    """Every schema by its file name."""
    made = {kind.name: _schema(kind) for kind in KINDS}
    for name, required in EXTENDING.items():
        whole, part = f"{name}-whole", f"{name}-part"
        made[whole], made[part] = made[name], _with_nothing_required(made[name])
        made[name] = {
            "$schema": DIALECT,
            "title": f"A {name}",
            "type": "object",
            "if": {"required": ["extends"]},
            "then": {"$ref": file_name(part), "required": required},
            "else": {"$ref": file_name(whole)},
        }
    shared = [kind for kind in KINDS if kind.key]
    made[CODES] = {
        "$schema": DIALECT,
        "title": "A file of mappings/codes",
        "description": "What it is shows in its first key: codes, questions, relationships or code_systems.",
        "anyOf": [{"required": [kind.key]} for kind in shared],
        "allOf": [
            {"if": {"required": [kind.key]}, "then": {"$ref": file_name(kind.name)}}
            for kind in sorted(shared, key=lambda one: one.name)
        ],
    }
    return {file_name(name): _printed(schema) for name, schema in made.items()}


def editor_settings(folder: str) -> dict[str, str | list[str]]:
    """Which schema is for which files, as `yaml.schemas` of editors that use the YAML language server has it."""
    alone = {f"{folder}/{file_name(kind.name)}": kind.files for kind in KINDS if not kind.key}
    shared = sorted({kind.files for kind in KINDS if kind.key})
    return {**alone, f"{folder}/{file_name(CODES)}": shared}


def _schema(kind: Kind) -> dict[str, Any]:
    made = kind.model.model_json_schema(by_alias=True, schema_generator=_Described, mode="validation")
    stated = _with_states(made)
    definitions = dict(stated.get("$defs", {}))
    if f'"#/$defs/{STATES}"' in orjson.dumps(stated).decode():
        definitions[STATES] = _states()
    body = {key: value for key, value in stated.items() if key != "$defs"}
    return {"$schema": DIALECT, **body, **({"$defs": definitions} if definitions else {})}


def _with_states(node: Any, name: str = "") -> Any:
    """The same with `fact: value` pairs known by the facts there are."""
    if isinstance(node, list):
        return [_with_states(item) for item in node]
    if not isinstance(node, dict):
        return node
    if name in ("states", "answers") and _is_pairs(node):
        return {**{key: node[key] for key in ("description", "default") if key in node}, "$ref": f"#/$defs/{STATES}"}
    if name == "answers" and _is_pairs(node.get("additionalProperties")):
        return {**node, "additionalProperties": {"$ref": f"#/$defs/{STATES}"}}
    if name == "states" and "anyOf" in node:
        return {**node, "anyOf": [_with_states(item, name) for item in node["anyOf"]]}
    return {key: _with_states(value, key) for key, value in node.items()}


def _with_nothing_required(node: Any) -> Any:
    if isinstance(node, list):
        return [_with_nothing_required(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _with_nothing_required(value)
        for key, value in node.items()
        if key != "required" or not isinstance(value, list)
    }


def _is_pairs(node: Any) -> bool:
    return isinstance(node, dict) and node.get("additionalProperties") == {"type": "string"}


def _states() -> dict[str, Any]:
    """The facts a mapping may state, each with its words and what it means."""
    return {
        "title": "Facts and their values",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {"description": fact.meaning, "enum": [str(word) for word in fact.words]}
            for name, fact in sorted(STATED.items())
            if fact.words
        }
        | {name: {"enum": [str(word) for word in words]} for name, words in BESIDE.items()},
    }


class _Described(GenerateJsonSchema):
    """Adds the sentence that stands under each field in the code, so that loading a shelf need not read sources."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        said = _sentences(schema["cls"])
        known = schema["cls"].model_fields
        for name, field in known.items():
            place = made.get("properties", {}).get(field.alias or name)
            if place is not None and name in said:
                place.setdefault("description", said[name])
        return made


def _sentences(model: type[BaseModel]) -> Named[str, str]:
    """The sentence under each field, those of a parent too."""
    said: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, BaseModel) and one.__module__.startswith("adapter."):
            body = ast.parse(textwrap.dedent(inspect.getsource(one))).body[0]
            assert isinstance(body, ast.ClassDef)
            said |= dict(_under_fields(body))
    return said


def _under_fields(body: ast.ClassDef) -> list[tuple[str, str]]:
    found = []
    for field, after in zip(body.body, body.body[1:], strict=False):
        sentence = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else None
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(sentence, str):
            found.append((field.target.id, " ".join(sentence.split())))
    return found


def _printed(schema: Named[str, Any]) -> bytes:
    return orjson.dumps(schema, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
