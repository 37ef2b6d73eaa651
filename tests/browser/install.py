"""Put a Chromium on this machine if it has none: `python -m tests.browser.install`."""

import os
import subprocess
import sys
from collections.abc import Iterator

from tests.browser.chromium import find

APT = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120")
PLAYWRIGHT = (sys.executable, "-m", "playwright", "install")
REASONS = ("E: ", "Error: ")


def main() -> int:
    """Return 0 if the tests can go on: with a browser, or without one outside CI."""
    if path := find():
        print(f"Browser: {path}")
        return 0
    for command in ways(root=os.geteuid() == 0):
        print(f"No Chromium found; running: {' '.join(command)}", flush=True)
        find.cache_clear()
        if run(command) and (path := find()):
            print(f"Browser: {path}")
            return 0
    if os.environ.get("CI") == "true":
        print("No Chromium could be installed, and under CI=true no test is skipped.")
        return 1
    print("No Chromium could be installed: the browser tests are skipped.")
    return 0


def ways(*, root: bool) -> Iterator[tuple[str, ...]]:
    """Yield the commands to try, in this order; only root may install system packages."""
    if root:
        yield (*APT, "update")
        yield ("env", "DEBIAN_FRONTEND=noninteractive", *APT, "install", "-y", "chromium")
        yield (*PLAYWRIGHT, "--with-deps", "chromium")
    yield (*PLAYWRIGHT, "chromium")


def run(command: tuple[str, ...]) -> bool:
    """Tell whether the command succeeded; where it did not, print the line that says why."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        print(f"  {error}")
        return False
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["it says nothing"]
        print(f"  {next((line for line in lines if line.startswith(REASONS)), lines[-1])}")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
