"""Single FHIR resources of a drop come in one by one, pieces of families go out; what waits, waits on disk.

SQLite keeps the shelf: a temporary database without a name, held in memory while it is small and on disk when it is
not, and gone when it is closed. So memory does not grow with the drop.
"""

from __future__ import annotations

import heapq
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from adapter.intake.bundles import aliases, references
from adapter.records import SourceRecord

CACHE_KIB = 32_768
SHARED_BY = 8
"""What refers to the Patients of more families than these (a list, a herd, a study) is nobody's record."""
PEOPLE = ("Patient", "RelatedPerson")
_REFERENCE = re.compile(rb'"reference"\s*:\s*"((?:[^"\\]|\\.)*)"')

_TABLES = """
CREATE TABLE piece (
    n INTEGER PRIMARY KEY, folder TEXT, kind TEXT, id TEXT, path TEXT, sha256 TEXT, received BLOB, tree BLOB);
CREATE TABLE name (folder TEXT, name TEXT, n INTEGER, kind TEXT);
CREATE TABLE said (folder TEXT, name TEXT, n INTEGER, kind TEXT);
CREATE TABLE patient (
    n INTEGER PRIMARY KEY, folder TEXT, id TEXT, nhs TEXT, born TEXT, place TEXT, human INTEGER, family INTEGER);
CREATE TABLE own (n INTEGER, patient INTEGER, kind TEXT);
CREATE TABLE tie (a INTEGER, b INTEGER);
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS ix_piece ON piece (folder, kind, n);
CREATE INDEX IF NOT EXISTS ix_name ON name (folder, name);
CREATE INDEX IF NOT EXISTS ix_said ON said (folder, name);
CREATE INDEX IF NOT EXISTS ix_own ON own (patient, kind);
CREATE INDEX IF NOT EXISTS ix_owned ON own (n);
CREATE INDEX IF NOT EXISTS ix_tie ON tie (a);
CREATE INDEX IF NOT EXISTS ix_family ON patient (family);
"""
_OWN = """
INSERT INTO own SELECT DISTINCT said.n, name.n, said.kind FROM said JOIN name
    ON name.folder = said.folder AND name.name = said.name AND name.kind = 'Patient'
    WHERE said.folder = ?1 AND said.kind <> 'Patient'
"""
_RELATED = """
INSERT INTO own SELECT DISTINCT r.n, p.n, r.kind FROM name r JOIN name p
    ON p.folder = r.folder AND p.name = r.name AND p.kind = 'Patient'
    WHERE r.folder = ?1 AND r.kind = 'RelatedPerson'
"""
_SHARED = """
DELETE FROM own WHERE n IN (
    SELECT own.n FROM own JOIN patient ON patient.n = own.patient WHERE patient.folder = ?1
    GROUP BY own.n HAVING COUNT(DISTINCT patient.family) > ?2)
"""
_SAME_HUMAN = """
INSERT INTO tie SELECT DISTINCT a.n, b.n FROM name a JOIN name b
    ON b.folder = a.folder AND b.name = a.name AND b.n <> a.n
    WHERE a.folder = ?1 AND a.kind = 'Patient' AND b.kind = 'Patient'
"""
_RELATIONS = """
INSERT INTO tie SELECT DISTINCT a.patient, b.patient FROM own a JOIN own b ON b.n = a.n AND b.patient <> a.patient
    JOIN patient ON patient.n = a.patient WHERE patient.folder = ?1 AND a.kind = 'RelatedPerson'
"""
_LOWER = """
UPDATE patient SET {0} = (SELECT MIN(other.{0}) FROM tie JOIN patient other ON other.n = tie.b WHERE tie.a = patient.n)
    WHERE folder = ?1 AND n IN (SELECT a FROM tie)
    AND (SELECT MIN(other.{0}) FROM tie JOIN patient other ON other.n = tie.b WHERE tie.a = patient.n) < {0}
"""
_ALONE = """
SELECT n, NULL FROM piece WHERE folder = ? AND kind <> 'Patient' AND n NOT IN (SELECT n FROM own) ORDER BY n
"""
_PLACES = """
SELECT place, id, born, family FROM patient WHERE folder = ? AND place IS NOT NULL ORDER BY place, n
"""
_NOT_TOLD_APART = """
SELECT name FROM name JOIN patient ON patient.n = name.n
    WHERE name.folder = ?1 AND name.kind = 'Patient' AND name.name LIKE 'Patient/%'
    GROUP BY name HAVING COUNT(DISTINCT patient.nhs) > 1 OR COUNT(DISTINCT patient.born) > 1
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """One resource as it came in."""

    n: int
    kind: str
    id: str
    path: str
    sha256: str
    received: bytes
    tree: bytes | None
    """The resource as JSON, where the received bytes are not that already: XML, or packed."""

    @property
    def json(self) -> bytes:
        """The resource as JSON; the very bytes received wherever they are JSON."""
        return self.received if self.tree is None else self.tree

    def record(self, received_on: date) -> SourceRecord:
        """The resource as a record of its own."""
        return SourceRecord(self.path, self.received, self.sha256, orjson.loads(self.json), received_on=received_on)


class Shelf:
    """Everything of every drop that may belong to somebody else's record."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(f"PRAGMA journal_mode=OFF; PRAGMA cache_size=-{CACHE_KIB}; {_TABLES}")
        self._db.execute("BEGIN")
        self._unclear: dict[str, list[tuple[str, str]]] = {}

    def close(self) -> None:
        """Let go of the disk it took."""
        self._db.close()

    def put(self, folder: str, record: SourceRecord) -> None:
        """Put one resource on the shelf."""
        tree: Any = record.tree
        kind, own = tree["resourceType"], tree.get("id")
        is_json = record.received[:1] == b"{"
        row = (folder, kind, own if isinstance(own, str) else "", record.path, record.sha256, record.received)
        put = self._db.execute(
            "INSERT INTO piece VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", (*row, None if is_json else orjson.dumps(tree))
        )
        n = put.lastrowid
        named = aliases(tree) if kind in PEOPLE else ()
        said = _said(record.received, tree) if is_json else set(references(tree))
        self._db.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", [(folder, name, n, kind) for name in set(named)])
        self._db.executemany(
            "INSERT INTO said VALUES (?, ?, ?, ?)", [(folder, name, n, kind) for name in said if _ties(name)]
        )
        if kind == "Patient":
            nhs = next((name for name in named if name.startswith("nhs:")), None)
            born = tree.get("birthDate") if isinstance(tree.get("birthDate"), str) else None
            human = (n, folder, row[2], nhs, born, _place(tree), n, n)
            self._db.execute("INSERT INTO patient VALUES (?, ?, ?, ?, ?, ?, ?, ?)", human)

    def folders(self) -> list[str]:
        """Every drop, by name."""
        self._db.executescript(_INDEXES)
        return [folder for (folder,) in self._db.execute("SELECT DISTINCT folder FROM piece ORDER BY folder")]

    def settle(self, folder: str) -> None:
        """Work out who is the same human, who is of one family, and whose everything is."""
        self._db.execute("DELETE FROM own")
        self._db.execute("DELETE FROM tie")
        self._part(folder)
        self._db.execute(_SAME_HUMAN, (folder,))
        self._spread(folder, "human")
        self._db.execute("UPDATE patient SET family = human WHERE folder = ?1", (folder,))
        self._db.execute(_OWN, (folder,))
        self._db.execute(_RELATED, (folder,))
        self._db.execute(_RELATIONS, (folder,))
        self._spread(folder, "family")
        self._db.execute(_SHARED, (folder, SHARED_BY))

    def _part(self, folder: str) -> None:
        """Where one id is two people, nothing is joined by it."""
        unclear = [name for (name,) in self._db.execute(_NOT_TOLD_APART, (folder,))]
        self._unclear[folder] = []
        for name in unclear:
            row = self._db.execute(
                "SELECT piece.sha256 FROM name JOIN piece ON piece.n = name.n WHERE name.folder = ? AND name.name = ?",
                (folder, name),
            ).fetchone()
            self._unclear[folder].append((f"{folder}#{name}", row[0]))
            self._db.execute("DELETE FROM name WHERE folder = ? AND name = ?", (folder, name))

    def _spread(self, folder: str, column: str) -> None:
        """Give everybody tied to one another the lowest number among them."""
        while self._db.execute(_LOWER.format(column), (folder,)).rowcount:
            pass

    def not_told_apart(self, folder: str) -> list[tuple[str, str]]:
        """Ids that two people of a drop share: the place and the hash of the first."""
        return self._unclear[folder]

    def firsts(self, folder: str) -> Iterator[tuple[int, int | None]]:
        """In the order they came: (number, family) of every family, (number, None) of what is nobody's."""
        families = self._db.execute(
            "SELECT DISTINCT family, family FROM patient WHERE folder = ? ORDER BY family", (folder,)
        )
        alone = self._db.execute(_ALONE, (folder,))
        return heapq.merge(families, alone, key=lambda row: row[0])

    def members(self, family: int) -> list[tuple[int, int, str, str | None]]:
        """The Patients of a family: number, the human they are, id, date of birth."""
        found = self._db.execute("SELECT n, human, id, born FROM patient WHERE family = ? ORDER BY n", (family,))
        return found.fetchall()

    def owned(self, patient: int, kinds: Iterable[str] | None = None) -> list[int]:
        """Numbers of what refers to a Patient: all of it, or what is of certain types."""
        if kinds is None:
            found = self._db.execute("SELECT n FROM own WHERE patient = ?", (patient,))
            return [n for (n,) in found]
        return [
            n
            for kind in kinds
            for (n,) in self._db.execute("SELECT n FROM own WHERE patient = ? AND kind = ?", (patient, kind))
        ]

    def piece(self, n: int) -> Piece:
        """One piece by its number."""
        columns = "n, kind, id, path, sha256, received, tree"
        return Piece(*self._db.execute(f"SELECT {columns} FROM piece WHERE n = ?", (n,)).fetchone())

    def places(self, folder: str) -> Iterator[list[tuple[str, str | None, int]]]:
        """For every address with more than one Patient: their id, date of birth and family."""
        held: list[tuple[str, str | None, int]] = []
        before = None
        for place, own, born, family in self._db.execute(_PLACES, (folder,)):
            if place != before and len(held) > 1:
                yield held
            held = [*held, (own, born, family)] if place == before else [(own, born, family)]
            before = place
        if len(held) > 1:
            yield held


def _said(received: bytes, tree: Any) -> set[str]:
    """Every reference a resource makes, read from its bytes: walking the tree takes five times as long."""
    if b"nhs-number" in received:
        return set(references(tree))
    found = {orjson.loads(b'"%b"' % name) if b"\\" in name else name.decode() for name in _REFERENCE.findall(received)}
    return found | {"/".join(name.split("/")[-2:]) for name in found}


def _ties(name: str) -> bool:
    return "Patient/" in name or "RelatedPerson/" in name or name.startswith(("nhs:", "urn:"))


def _place(patient: dict[str, Any]) -> str | None:
    """The home address as one key; None where street or postcode is missing, for half an address is many homes."""
    given = patient.get("address")
    found = [one for one in (given if isinstance(given, list) else [given]) if isinstance(one, dict)]
    home = next((one for one in found if one.get("use") == "home"), found[0] if found else {})
    line, code = home.get("line"), home.get("postalCode")
    lines = line if isinstance(line, list) else [line]
    street = " ".join(" ".join(str(part) for part in lines if isinstance(part, str)).split())
    if not street or not isinstance(code, str) or not code.strip():
        return None
    return f"{street}|{''.join(code.split())}".casefold()
