"""Young writers: the lines of a record come in; what a child or teenager says of their own caring goes out.

`Im 13 and i do his feeding tube` tells of a child nobody else may name. The age and the doing are the writer's own
words; somebody they care for, a mother, a father, a brother, must stand in the same passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adapter.reading.ages import number
from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line, Saying
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.reading.turns import Turn
from adapter.words import Answer, Kin, MentionKind

_YOUNGEST, _OLDEST_AT_SCHOOL = 5, 17


def told_by_the_young(lines: Sequence[Line], about: AboutAdult) -> list[Saying]:
    """The care of every passage whose writer or speaker gives an age under 18 as their own."""
    said: list[Saying] = []
    for passage in sorted({line.passage for line in lines if line.hits.cue.get(Cue.YOUNG_WRITER)}):
        said.extend(_of_passage([line for line in lines if line.passage == passage], about))
    return said


def _of_passage(lines: Sequence[Line], about: AboutAdult) -> list[Saying]:
    done = [(line, hit) for line in lines for hit in _done(line)]
    if not done or not any(line.turn(Turn.OF_FAMILY).search(line.folded) for line in lines):
        return []
    writer = next((one for line in lines for one in _writers(line)), None)
    if writer is None:
        return []
    if about.is_child:  # the record is the writer's own, and its age no child's of this home
        writer.low, writer.high, writer.staged = _YOUNGEST, _OLDEST_AT_SCHOOL, True
    writer.line.people.append(writer)
    return [_saying(line, hit, writer) for line, hit in done]


def _writers(line: Line) -> Iterator[Draft]:
    """`I am 13`, `in year 9`: whoever says so."""
    for hit in line.hits.cue.get(Cue.YOUNG_WRITER, ()):
        years = number(hit.value.decode()) if hit.value else None
        if years is not None and not _YOUNGEST <= years < OF_AGE:
            continue
        base = line.sentence.start
        one = Draft(line, base + hit.start, base + hit.end, "young person", Kin.UNKNOWN, writer=True, minor=True)
        inside = next((age for age in line.ages if hit.start <= age.start < hit.end and age.high < OF_AGE), None)
        if years is not None:
            one.low = one.high = years
        else:
            one.low, one.high = (inside.low, inside.high) if inside else (_YOUNGEST, _OLDEST_AT_SCHOOL)
            one.staged = True
        one.why.append("the writer gives this age as their own")
        yield one


def _done(line: Line) -> Iterator[Hit]:
    """Care words whose subject is `I`."""
    if line.sentence.asks:
        return
    for hit in [*line.hits.care, *line.hits.cue.get(Cue.HELPS, ())]:
        if _writer_does(line, hit) and not _is_not_so(line, hit):
            yield hit


def _writer_does(line: Line, hit: Hit) -> bool:
    lead = line.folded[: hit.start]
    own = line.turn(Turn.I_DO).search(lead)
    return bool(own) and not line.turn(Turn.ANOTHER_DOES).search(lead[own.end() :])


def _is_not_so(line: Line, hit: Hit) -> bool:
    cues = (Cue.NEGATED, Cue.HYPOTHETICAL, Cue.OWN_CHILDHOOD, Cue.PAST)
    return any(has_cue(line, cue, hit.start, hit.end) for cue in cues)


def _saying(line: Line, hit: Hit, writer: Draft) -> Saying:
    base = line.sentence.start
    tasks = (hit.entry.task,) if hit.kind == "care" else ()
    saying = Saying(line, base + hit.start, base + hit.end, MentionKind.CARE, child=writer, tasks=tasks)
    saying.helps, saying.why = Answer.PRESENT, "a child who writes or speaks says that they do this"
    return saying
