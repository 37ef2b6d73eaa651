"""A program that forks a publisher for each line it reads, so that each can be killed cheaply.

In   one JSON line a run: data, mark; writer, fault, fsize, counts; `number` to roll back to, not
     publish, or `checked`, a load to keep and publish; and `stop`, to be traced first
Out  one JSON line with the pid where the run stopped, and one with its exit code (negative: signal)
"""

import json
import os
import resource
import signal
import sys
import traceback
from pathlib import Path

# pyarrow imports these at its first table: once here, not again in every child
import pandas  # noqa: F401
import pyarrow.pandas_compat
import pyarrow.vendored.version  # noqa: F401

from etl.fault import Fault
from etl.rollback import roll_back
from model.errors import CakupanError
from model.settings import Settings
from tests.faults.loads import load_again
from tests.faults.naive import publish_in_place
from tests.faults.toy import now, publish_toy


def die(request):
    """Be the publisher: publish, and end with the exit code that the command would end with."""
    if most := request.get("fsize"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    at = Fault(Settings.from_environ({"CAKUPAN_FAULT": request.get("fault", "")}).fault)
    data, mark = Path(request["data"]), request["mark"]
    if request.get("stop"):
        os.kill(os.getpid(), signal.SIGSTOP)
    try:
        if checked := request.get("checked"):
            load_again(data, Path(checked), request.get("fault", ""), request.get("writer", ""))
        elif request.get("writer") == "naive":
            publish_in_place(data, mark, at)
        elif number := request.get("number"):
            roll_back(data, number, now, at)
        else:
            publish_toy(data, mark, fault=at, counts=request.get("counts", False))
    except CakupanError as error:
        return error.exit_code
    return 0


def answer(**message):
    print(json.dumps(message), flush=True)  # noqa: T201 (a pipe to the test)


def main():
    for line in sys.stdin:
        request = json.loads(line)
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                code = die(request)
            except Exception:
                traceback.print_exc()
            os._exit(code)
        if request.get("stop"):
            os.waitpid(pid, os.WUNTRACED)
            answer(pid=pid)
        answer(code=os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


if __name__ == "__main__":
    main()
