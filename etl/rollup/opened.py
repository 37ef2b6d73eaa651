"""The registry as one run finds it: files in a private folder, or an extract of a database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.rollup.declared import Config
from etl.rollup.files import Input, inputs
from etl.rollup.rules import rules_version
from model.errors import UsageError
from model.settings import Settings

SHORTEST_KEY = 32  # characters


@dataclass(frozen=True, slots=True)
class Opened:
    """What is counted, and the name of the run that counts it."""

    config: Config
    inputs: Sequence[Input]
    rules: str
    key: str  # of CONFIG, the bytes of the files, the rules and the engine

    @property
    def paths(self) -> list[Path]:
        """Return the files in the order of their names."""
        return [one.path for one in self.inputs]

    @property
    def told(self) -> list[dict[str, object]]:
        """Return what the record says of the files."""
        return [one.told for one in self.inputs]


def opened(config: Config, engine: str, data: Path) -> Opened:
    """Return the files that CONFIG names, hashed, and the key of their run."""
    found = inputs(config.where)
    rules = rules_version(data)
    made_of = [config.sha256, rules, engine, *(one.sha256 for one in found)]
    key = hashlib.sha256(json.dumps(made_of).encode()).hexdigest()
    return Opened(config, found, rules, key)


def secret_of(config: Config, secrets: Mapping[str, str]) -> bytes:
    """Return the key of HMAC from the setting that CONFIG names; empty where none is needed."""
    name = config.person.key_env
    if not name:
        return b""
    given = secrets.get(name, "")
    if len(given) < SHORTEST_KEY:
        raise UsageError(
            f"{name} must hold the key of the registry, {SHORTEST_KEY} characters or more: "
            "python -c 'import secrets; print(secrets.token_hex(32))' makes one. It must be the "
            "same in every run, or the persons of one run are not those of the next."
        )
    return given.encode()


def state_of(settings: Settings) -> Path:
    """Return the state folder, which is made at first use for its owner alone."""
    settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    return settings.state.resolve()
