import pytest

from model import errors
from model.number import NotANumber
from model.selection import BadChoice


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UsageError, 2),
        (BadChoice, 2),
        (errors.UnreadableFile, 10),
        (errors.ContractBroken, 11),
        (NotANumber, 11),
        (errors.NeedsAcceptance, 12),
        (errors.NothingNew, 13),
        (errors.WarehouseDamaged, 14),
        (errors.LedgerUnavailable, 16),
        (errors.LockHeld, 75),
    ],
)
def test_each_thing_a_person_can_put_right_has_the_exit_code_that_scripts_rely_on(error, code):
    assert issubclass(error, errors.CakupanError)
    assert error.exit_code == code


def test_no_two_kinds_of_error_share_an_exit_code():
    kinds = errors.CakupanError.__subclasses__()
    assert len({kind.exit_code for kind in kinds}) == len(kinds)
