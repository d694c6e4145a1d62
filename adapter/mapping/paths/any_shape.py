"""A dotted path into a tree whose shape does not tell what may repeat comes in, a function to its values goes out.

XML writes once what JSON puts in a list of one, so `[*]` and `[0]` of what stands once are the thing
itself, and a key of a list is that key of each.
"""

from __future__ import annotations

from typing import Any

from adapter.mapping.paths.dotted import Find, Located, json_path, steps_of


def any_shape(path: str) -> Find:
    """The path made ready; what is not there gives an empty list, never an error."""
    plan = [(step, json_path(f'"{step}"') if isinstance(step, str) else None) for step in steps_of(path)]

    def find(tree: Any, start: str) -> list[Located]:
        found: list[Located] = [(tree, start)]
        for step, key in plan:
            if key is not None:
                found = [value for node, at in _each(found) for value in key(node, at)]
            elif isinstance(step, int):
                found = _at(found, step)
        return _each(found)

    return find


def _each(found: list[Located]) -> list[Located]:
    """What stands in lists, one by one, beside what stands alone."""
    if not any(isinstance(node, list) for node, _ in found):
        return found
    spread: list[Located] = []
    for node, at in found:
        if isinstance(node, list):
            spread += [(inner, f"{at}[{index}]") for index, inner in enumerate(node)]
        else:
            spread.append((node, at))
    return spread


def _at(found: list[Located], index: int) -> list[Located]:
    chosen: list[Located] = []
    for node, at in found:
        if not isinstance(node, list):
            chosen += [(node, at)] if index == 0 else []
        elif index < len(node):
            chosen.append((node[index], f"{at}[{index}]"))
    return chosen
