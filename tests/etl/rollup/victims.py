"""Runs of the command that may be killed: `python -m tests.etl.rollup.victims CONFIG STEP…`.

Each is a child of one program that has imported everything; prints the exit code of each, negative
where a signal ended it.
"""

import importlib
import os
import sys

import ibis

from etl.cli import main

ibis.to_sql(ibis.table({"n": "int64"}, name="t"), dialect="duckdb")
for module in ("etl.commands.rollup", "etl.rollup.start", "etl.rollup.duck"):
    importlib.import_module(module)


def ended(config, step):
    child = os.fork()
    if child == 0:
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        environ = {**os.environ, "CAKUPAN_FAULT": f"{step}:kill" if step != "-" else ""}
        os._exit(main(["rollup", config], environ))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    codes = [ended(sys.argv[1], step) for step in sys.argv[2:]]
    sys.stdout.write(" ".join(map(str, codes)))
