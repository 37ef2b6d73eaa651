"""The things that can go wrong and that a person can put right: one class, one exit code each.

Everything else is a bug and keeps its traceback.
"""


class CakupanError(Exception):
    """Something a person can put right; shown without a traceback."""

    exit_code = 1


class UsageError(CakupanError):
    """The command, a setting or a link asks for something that does not exist."""

    exit_code = 2


class UnreadableFile(CakupanError):
    """A file cannot be read as what it says it is."""

    exit_code = 10


class ContractBroken(CakupanError):
    """Figures that break the contract or a check; lists every fault at once."""

    exit_code = 11


class NeedsAcceptance(CakupanError):
    """Something is missing that a person may accept, with the option that the message names."""

    exit_code = 12


class NothingNew(CakupanError):
    """The releases are those of the version in force: nothing was published."""

    exit_code = 13


class WarehouseDamaged(CakupanError):
    """No version can be read as it was published."""

    exit_code = 14


class PublishFailed(CakupanError):
    """The disk did not take the new version; what was published is untouched."""

    exit_code = 15


class LedgerUnavailable(CakupanError):
    """The database that remembers loads, tasks and versions cannot be used; figures still can."""

    exit_code = 16


class LockHeld(CakupanError):
    """Another run is publishing."""

    exit_code = 75
