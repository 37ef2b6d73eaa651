"""The secret of an installation: random bytes in a file that its owner alone may read."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from model.errors import UsageError
from model.settings import Settings

NAME = "secret"
BYTES = 32
MODE = 0o600
OTHERS = 0o077


def file_of(settings: Settings) -> Path:
    """Return where the secret stands."""
    return settings.secret_file or settings.state / NAME


def secret_of(settings: Settings) -> bytes:
    """Return the secret, made where it is kept in the state folder and there is none yet."""
    file = file_of(settings)
    if settings.secret_file is None and not file.exists():
        _make(file)
    return read(file)


def read(file: Path) -> bytes:
    """Return the secret in a file, or raise UsageError with what to do about it."""
    try:
        with file.open("rb") as opened:
            facts, raw = os.fstat(opened.fileno()), opened.read(BYTES << 10)
    except OSError as error:
        raise UsageError(
            f"The secret file {file} cannot be read: {error.strerror}. Make it: "
            f"(umask 077; head -c {BYTES} /dev/urandom > {file}), as the user of the server."
        ) from None
    if not stat.S_ISREG(facts.st_mode) or facts.st_mode & OTHERS:
        raise UsageError(
            f"The secret file {file} can be read by others than its owner. Replace it, because "
            f"somebody may have: rm {file}; (umask 077; head -c {BYTES} /dev/urandom > {file})"
        )
    if len(raw) < BYTES or len(set(raw)) < BYTES // 4:
        raise UsageError(
            f"The secret file {file} must hold at least {BYTES} random bytes: "
            f"head -c {BYTES} /dev/urandom > {file}"
        )
    return raw


def _make(file: Path) -> None:
    """Make the file whole or not at all: of two servers that start at once one makes it."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_name(f".{NAME}-{secrets.token_hex(8)}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE), "wb") as opened:
        opened.write(secrets.token_bytes(BYTES))
        opened.flush()
        os.fsync(opened.fileno())
    try:
        os.link(part, file)
    except FileExistsError:
        pass  # the other server was faster
    finally:
        part.unlink()
