"""Promise 9: whatever is written is audited in the same transaction, in a chain that shows tampering."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from casebook import NOON, event
from sqlalchemy import create_engine, text

from adapter.audit import AuditEvent
from adapter.errors import AuditBroken, DocumentError
from adapter.store import Account, CardRow, Store
from adapter.store.database import open_engine

ACCOUNT = Account("r.okafor", "Ruth Okafor", "practitioner", "a hash")


def _filled(url: str, rows: int = 5) -> Store:
    store = Store.open(url)
    store.record_events([event(number) for number in range(rows)])
    return store


def _tamper(url: str, statement: str) -> None:
    """What somebody does who owns the database: first the guards go, then the rows."""
    engine = open_engine(url)
    postgresql = engine.dialect.name == "postgresql"
    with engine.begin() as connection:
        for name in ("audit_rows_stay", "audit_rows_remain"):
            connection.execute(text(f"DROP TRIGGER {name}" + (" ON audit_rows" if postgresql else "")))
        connection.execute(text(statement))
    engine.dispose()


@pytest.mark.parametrize("number", [1, 3, 5])
def test_one_changed_byte_in_any_audit_row_is_named(url: str, number: int) -> None:
    with _filled(url) as store:
        with store._engine.connect() as connection:
            body = bytes(connection.execute(text(f"SELECT body FROM audit_rows WHERE number = {number}")).scalar_one())
        changed = body.replace(b"tried", b"tryed").hex()
        value = f"decode('{changed}', 'hex')" if url.startswith("postgresql") else f"x'{changed}'"
        _tamper(url, f"UPDATE audit_rows SET body = {value} WHERE number = {number}")
        with pytest.raises(AuditBroken, match=f"audit row {number} was changed"):
            store.verify_audit()


def test_a_body_changed_by_hand_into_text_is_named(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with _filled(url) as store:
        _tamper(url, "UPDATE audit_rows SET body = replace(body, 'tried', 'tryed') WHERE number = 3")
        with pytest.raises(AuditBroken, match="audit row 3 was changed"):
            store.verify_audit()


@pytest.mark.parametrize("number", [0, 4, 6])
def test_a_newest_number_that_is_not_the_chains_is_named(url: str, number: int) -> None:
    with _filled(url) as store:
        _tamper(url, f"UPDATE audit_head SET number = {number}")
        with pytest.raises(AuditBroken, match=f"newest audit number on record is {number}"):
            store.verify_audit()


@pytest.mark.parametrize("table", ["audit_rows", "audit_head"])
def test_a_chain_whose_table_is_gone_does_not_verify(url: str, table: str) -> None:
    with _filled(url) as store:
        _tamper(url, f"DROP TABLE {table}")
        with pytest.raises(AuditBroken, match="cannot be read"):
            store.verify_audit()


def test_a_file_that_is_no_database_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(DocumentError, match="THINKFAMILY_DATABASE"):
        Store.open(f"sqlite:///{tmp_path / 'store.sqlite'}")


def test_a_database_of_a_newer_release_is_refused_with_a_sentence(url: str) -> None:
    Store.open(url).close()
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'r9999'"))
    engine.dispose()
    with pytest.raises(DocumentError, match="another release"):
        Store.open(url)


def test_a_row_taken_out_of_the_middle_is_named(url: str) -> None:
    with _filled(url) as store:
        _tamper(url, "DELETE FROM audit_rows WHERE number = 3")
        with pytest.raises(AuditBroken, match="audit row 3 is missing"):
            store.verify_audit()


def test_rows_cut_off_the_end_are_shown(url: str) -> None:
    with _filled(url) as store:
        _tamper(url, "DELETE FROM audit_rows WHERE number = 5")
        with pytest.raises(AuditBroken, match="rows after audit row 4 are missing"):
            store.verify_audit()


def test_a_chain_without_its_newest_hash_does_not_verify(url: str) -> None:
    with _filled(url) as store:
        _tamper(url, "DELETE FROM audit_head")
        with pytest.raises(AuditBroken, match="newest audit hash is missing"):
            store.verify_audit()
        with pytest.raises(AuditBroken):
            store.record_events([event()])


@pytest.mark.parametrize("statement", ["UPDATE audit_rows SET before = 'x'", "DELETE FROM audit_rows"])
def test_the_database_itself_refuses_to_change_audit_rows(url: str, statement: str) -> None:
    with _filled(url) as store:
        engine = create_engine(store._engine.url)
        with pytest.raises(Exception, match="audit rows are only added"), engine.begin() as connection:
            connection.execute(text(statement))
        engine.dispose()
        assert store.verify_audit() == 5


def test_where_the_audit_row_cannot_be_written_nothing_is(url: str) -> None:
    with Store.open(url) as store:
        broken = AuditEvent("tests", "tried", "x", NOON, {"not json": object()})  # type: ignore[dict-item]
        with pytest.raises(TypeError), store.writing() as book:
            book.people.add(ACCOUNT, NOON, audit=broken)
        assert store.account(ACCOUNT.username) is None
        assert store.verify_audit() == 0


def test_where_the_audit_table_is_gone_nothing_is_written(url: str) -> None:
    with Store.open(url) as store:
        with store._engine.begin() as connection:
            connection.execute(text("ALTER TABLE audit_rows RENAME TO elsewhere"))
        with pytest.raises(Exception, match="audit_rows"), store.writing() as book:
            book.people.add(ACCOUNT, NOON, audit=event())
        assert store.account(ACCOUNT.username) is None


def test_many_writers_at_once_make_one_unbroken_chain(url: str) -> None:
    first, second = Store.open(url), Store.open(url)

    def write(store: Store, start: int) -> None:
        for number in range(start, start + 10):
            store.record_events([event(number), event(number)])

    threads = [threading.Thread(target=write, args=(store, 100 * k)) for k, store in enumerate((first, second) * 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert first.verify_audit() == 80
    first.close(), second.close()


def test_cards_and_their_audit_rows_come_together_or_not_at_all(url: str) -> None:
    card = CardRow("u-1", "0" * 64, ("young-carer-appears",), NOON)
    with Store.open(url) as store:
        store.record_events([event()], [card])
        with pytest.raises(Exception, match=r"(?i)unique"):
            store.record_events([event(2)], [card])
        assert store.verify_audit() == 1
        with store.writing() as book:
            assert book.intake.card("u-1") == card


def test_opening_again_keeps_what_was_there(url: str) -> None:
    with _filled(url, 3) as store:
        newest = store.newest_audit()
    with Store.open(url) as again:
        assert again.newest_audit() == newest
        assert again.verify_audit() == 3
