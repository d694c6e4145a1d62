"""What a mapping says of its files and of the paths into their columns comes in, every fault in it goes out."""

from __future__ import annotations

from collections.abc import Iterator

from adapter.documents import Loc, did_you_mean
from adapter.layouts import column_key
from adapter.mapping.answers.language import PLAIN
from adapter.mapping.language import Mapping
from adapter.mapping.paths.dotted import path_fault, steps_of
from adapter.mapping.terms import NOT_PATHS, Faults, paths_in

Tree = dict[str, "Tree | None"]


def files_faults(mapping: Mapping) -> Faults:
    """Everything wrong in the files, their joins, and the columns that are read."""
    if mapping.reads != "csv":
        if mapping.files or mapping.one_record_per or mapping.joins:
            yield ("reads",), "`files`, `one_record_per` and `joins` belong to `reads: csv`."
        return
    if not mapping.files or mapping.one_record_per is None:
        yield ("reads",), "with `reads: csv`, name the `files` by their columns, and say `one_record_per`."
        return
    yield from _twice(mapping)
    shape = list(_shape_faults(mapping))
    yield from shape
    if not shape:
        yield from _path_faults(mapping)


def _twice(mapping: Mapping) -> Faults:
    for name, file in mapping.files.items():
        if not file.columns:
            yield ("files", name), "name at least one column: by which would the file be known?"
        keys = [column_key(column) for column in (*file.columns, *file.also)]
        for column in sorted({column for column in (*file.columns, *file.also) if keys.count(column_key(column)) > 1}):
            yield ("files", name), f"the column '{column}' is named twice; case and spaces make no difference."


def _shape_faults(mapping: Mapping) -> Faults:
    """Files, rows and columns the joins name that are not there."""
    main = mapping.one_record_per
    if main is None:
        return
    if main.file not in mapping.files:
        yield ("one_record_per", "file"), _no_file(main.file, mapping)
        return
    for column in main.by:
        if column not in mapping.files[main.file].columns:
            yield ("one_record_per", "by"), _no_column(column, main.file)
    rows = {main.file: main.file}
    for index, join in enumerate(mapping.joins):
        place: Loc = ("joins", index)
        inside, _, name = join.rows.rpartition(".")
        file, (of, _, column) = join.file or name, join.equals.partition(".")
        if file not in mapping.files:
            yield (*place, "file"), _no_file(file, mapping)
        elif join.where not in mapping.files[file].columns:
            yield (*place, "where"), _no_column(join.where, file)
        if of not in rows or (inside and inside != of):
            named = did_you_mean(of, rows)
            yield (*place, "equals"), f"'{of}' is neither the record's file nor rows joined before it{named}"
        elif column not in mapping.files[rows[of]].columns:
            yield (*place, "equals"), _no_column(column, rows[of])
        if name in rows:
            yield (*place, "rows"), f"there are rows called '{name}' already; give these another name."
        rows |= {} if inside else {name: file}


def _no_file(name: str, mapping: Mapping) -> str:
    return f"there is no file '{name}' under `files`{did_you_mean(name, mapping.files)}"


def _no_column(column: str, file: str) -> str:
    return f"'{column}' is not among the `columns` of '{file}': by it rows are found, so that it must always be there."


def _path_faults(mapping: Mapping) -> Faults:
    """Paths into rows or columns that no file has: they would be silent for ever."""
    tree = _columns(mapping)
    for path, loc in _paths(mapping):
        if path_fault(path):
            continue  # told with the other paths
        steps = steps_of(path)
        names = [step for step in steps if isinstance(step, str)]
        if names[:1] and names[0] in tree and (len(steps) < 2 or isinstance(steps[1], str)):
            yield loc, f"rows stand in a list: write {names[0]}[*] for each of them, or {names[0]}[0] for the first."
        node: Tree | None = tree
        for name in names:
            if node is None or name not in node:
                where = "`files` and `joins` make" if node is tree else "the columns listed under `files` are"
                yield loc, f"there is no '{name}' among what {where}{did_you_mean(name, node or ())}"
                break
            node = node[name]


def _columns(mapping: Mapping) -> Tree:
    """What a record's tree can hold: rows, their columns, and the rows inside them."""

    def of(file: str) -> Tree:
        return dict.fromkeys((*mapping.files[file].columns, *mapping.files[file].also))

    main = mapping.one_record_per
    tree: Tree = {} if main is None else {main.file: of(main.file)}
    for join in mapping.joins:
        inside, _, name = join.rows.rpartition(".")
        place = tree[inside] if inside else tree
        if place is not None:
            place[name] = of(join.file or name)
    return tree


def _paths(mapping: Mapping) -> Iterator[tuple[str, Loc]]:
    """Every path that is read, seen from the record."""
    yield from paths_in(mapping.record, ("record",), NOT_PATHS)
    yield from paths_in(mapping.adult, ("adult",))
    for index, answer in enumerate(mapping.answers):
        yield answer.path, ("answers", index, "path")
        if answer.only_if:
            yield answer.only_if.path, ("answers", index, "only_if", "path")
    for index, people in enumerate(mapping.people):
        yield people.rows, ("people", index, "rows")
        for path, name in people.person.fields().items():
            yield f"{people.rows}.{path}", ("people", index, "person", name if name in PLAIN else f"{name}_in")
        if people.only_if:
            yield f"{people.rows}.{people.only_if.path}", ("people", index, "only_if", "path")
    for index, text in enumerate(mapping.passages):
        start = f"{text.rows}." if text.rows else ""
        own = [text.path, *text.author, *text.written_on, *([text.only_if.path] if text.only_if else [])]
        yield from ((start + path, ("passages", index)) for path in own)
