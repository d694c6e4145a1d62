"""Turns of phrase about a blow: nothing comes in; what a rule asks of the words around `broke her` goes out."""

from __future__ import annotations

from enum import StrEnum


class Blow(StrEnum):
    """What stands after a word of violence, which may be a mishap or a game."""

    ON_A_THING = "on_a_thing"
    """Begins with the deed and what somebody owns: `broke her wrist`."""
    ON_SOMEBODY = "on_somebody"
    """Begins with the deed and whoever is hurt: `hit her when`, `hits his mum`."""
    ON_ONES_OWN = "on_ones_own"
    """Begins with the deed and a part of the doer, or a feat: `hit her head`, `beat her own record`."""
    ON_A_CHILD = "on_a_child"
    """Begins with the deed and a child of the home: `pushed her son`."""
    LEFT_A_MARK = "left_a_mark"
    """Begins with what a blow leaves: `black eye`."""
    TELLS_A_MISHAP = "tells_a_mishap"
    """A fall, a kitchen, a game: nobody did it to anybody."""
