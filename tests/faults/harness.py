"""Start publishers that may be killed, alone or under strace."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Victims:
    """A program that runs publishers; use it as a context manager."""

    def __enter__(self):
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.victims"],
            cwd=ROOT,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # fork wants a single thread
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_):
        self.program.communicate()

    def run(self, data, mark, **request):
        """Return the exit code of one publisher; negative: the signal that killed it."""
        self._ask(data=str(data), mark=mark, **request)
        return self._answer()["code"]

    def traced(self, options, data, mark, **request):
        """Return the exit code of one publisher that runs under strace with these options."""
        self._ask(data=str(data), mark=mark, stop=True, **request)
        pid = self._answer()["pid"]
        command = ["strace", "-f", "-p", str(pid), *options]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
            said = tracer.stderr.readline()
            os.kill(pid, signal.SIGCONT)
            code = self._answer()["code"]
            assert "attached" in said, f"strace cannot trace here: {said}"
            tracer.stderr.read()
        return code

    def _ask(self, **request):
        self.program.stdin.write(json.dumps(request) + "\n")
        self.program.stdin.flush()

    def _answer(self):
        return json.loads(self.program.stdout.readline())
