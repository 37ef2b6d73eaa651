"""What is written down, and what happens to it while the ledger is gone."""

import pytest

from access.audit import entry, note
from access.person import Person
from ledger import audit
from ledger.outbox import FOLDER
from ledger.tables import EVENT_KINDS
from model.errors import LedgerUnavailable
from model.scope import Scope
from tests.access.small import HERE, NOON, log

ANI = Person(7, "ani", "planner", Scope(), session=3, address=HERE)


def export(**said):
    return entry(ANI, "export", NOON, what="csv", filters={"region": "6403"}, rows=34, **said)


def test_hardening_86_an_export_is_written_with_who_when_filters_rows_version_and_regions(
    store, state
):
    told = export(version=2, regions=("6403",))
    assert note(store, state, told)
    assert log(store) == [told]
    assert (told.who, told.person_id, told.address, told.at) == ("ani", 7, HERE, NOON)
    assert (told.filters, told.rows, told.version) == ({"region": "6403"}, 34, 2)


def test_an_export_that_names_no_region_took_them_all():
    assert export().regions == ("00",)
    assert export(regions=()).regions == ("00",)
    assert entry(ANI, "sign_out", NOON).regions == ()


@pytest.mark.parametrize("kind", ["looked", *EVENT_KINDS])
def test_a_kind_that_is_none_or_has_a_log_of_its_own_is_a_mistake_of_the_program(kind):
    with pytest.raises(ValueError, match=kind):
        entry(ANI, kind, NOON)


def test_while_the_ledger_is_gone_the_disk_keeps_it_and_the_next_entry_brings_it_along(
    store, state
):
    aside = store.file.rename(state / "aside")
    assert not note(store, state, export(regions=("6403",)))
    assert len(list((state / FOLDER).glob("*.json"))) == 1
    aside.rename(store.file)
    assert note(store, state, entry(ANI, "sign_out", NOON))
    assert {one.kind for one in log(store)} == {"export", "sign_out"}
    assert audit.entries(store, audit.Wanted(regions=["6403"]))[0].rows == 34
    assert list((state / FOLDER).iterdir()) == []


def test_what_neither_ledger_nor_disk_takes_does_not_happen(store, state):
    store.file.unlink()
    (state / FOLDER).write_text("a file where the folder would be")
    with pytest.raises(LedgerUnavailable, match="so it is not given"):
        note(store, state, export())
