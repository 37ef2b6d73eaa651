"""What is remembered of published sentences."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from ledger import claims
from ledger.claims import Verdict
from tests.ledger.small import NOON


def test_the_last_verdict_on_a_version_holds_and_other_versions_have_their_own(store):
    first = Verdict("s021", 1, "fits", {"said": 0.55, "found": [0.27, 0.28]}, NOON)
    later = Verdict("s021", 1, "does not fit", {"said": 0.55, "found": [0.277]}, NOON)
    other = Verdict("s028", 1, "fits", {}, NOON + timedelta(days=1))
    elsewhere = Verdict("s021", 2, "fits", {}, NOON)
    claims.record(store, [first, other])
    claims.record(store, [later, elsewhere])
    claims.record(store, [])
    assert claims.verdicts(store, 1) == {"s021": later, "s028": other}
    assert claims.verdicts(store, 2) == {"s021": elsewhere}
    assert claims.verdicts(store, 3) == {}


def test_verdicts_are_kept_together_or_not_at_all(store):
    good = Verdict("s021", 1, "fits", {}, NOON)
    with pytest.raises(IntegrityError):
        claims.record(store, [good, Verdict("s022", 1, None, {}, NOON)])
    assert claims.verdicts(store, 1) == {}
