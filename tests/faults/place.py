"""Everything that runs during the fault tests, on one database, and how it comes to rest."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from random import Random

from tests.bench.servers import free_port
from tests.faults import authority
from tests.faults.authority import Population
from tests.faults.checker import Checker
from tests.faults.findings import Findings
from tests.faults.journal import Journal
from tests.faults.mailbox import Mailbox, Manner
from tests.faults.processes import Portal
from tests.faults.servers import Postgresql, Server, Sqlite, server

SECONDS_TO_REST = 120
"""Without anything being done meanwhile."""

SMALL = "24m"
LATEST = 12 * 3600
"""Seconds from now: jobs that were promised while a clock was ahead wait until then, and are not waited for here."""


BEYOND_A_LEASE = 60
"""Seconds from now: who leases a job for longer did so with a clock that was ahead, and nobody has it any more."""


class Place:
    """A portal with two web processes and two workers, its database, a mail server, and people who use it."""

    def __init__(self, folder: Path, database: Sqlite | Postgresql, seed: int) -> None:
        self.folder, self.database = folder, database
        self.data = folder / "data"
        self.chance = Random(seed)
        self.people: Population = authority.build(self.data, database.url)
        self.mailbox = Mailbox(folder / "letters", free_port())
        self.journal = Journal(folder / "journal")
        self.portal = Portal(self.data, database.url, self.mailbox.port, self.chance)

    def come_to_rest(self) -> None:
        """Nothing is broken any more, and all that is due has been done. Jobs that wait for a next attempt need not wait."""
        self.mailbox.manner = Manner.WELL
        for name in self.portal.clocks:
            self.portal.move_clock(name, 0)
        fewest, end = len(self._waiting()) + 1, time.monotonic() + SECONDS_TO_REST
        while time.monotonic() < end:
            self._hurry(self.database)
            waiting = self._waiting()
            if not waiting:
                return
            if len(waiting) < fewest:
                fewest, end = len(waiting), time.monotonic() + SECONDS_TO_REST
            time.sleep(0.25)
        raise RuntimeError(f"{fewest} jobs still wait, such as {self._waiting()[:3]}")

    def wait_until_nothing_waits_but_letters(self) -> None:
        """Raises AssertionError if other work waits for a mail server that does not answer."""
        end = time.monotonic() + SECONDS_TO_REST
        letters = {"messages.deliver", "core.post_mail"}
        while {row["name"] for row in self._waiting()} - letters:
            if time.monotonic() > end:
                raise AssertionError(f"a mail server that is half dead holds up {self._waiting()}")
            time.sleep(0.1)

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """Inside, there is no byte left."""
        ballast = self.data / "ballast"
        with ballast.open("wb") as file, suppress(OSError):
            while True:
                os.write(file.fileno(), bytes(4096))
        yield
        ballast.unlink()

    def check(self) -> Findings:
        checker = Checker(self.database.rows, self.data, self.mailbox.folder)
        return checker.look(self.journal.read())

    def _hurry(self, database: Server) -> None:
        now, soon = _moment(0), _moment(LATEST)
        database.change(
            f"UPDATE jobs SET run_at = '{now}' WHERE run_at > '{now}' AND run_at < '{soon}'"
            f" AND (leased_until IS NULL OR NOT leased_until BETWEEN '{now}' AND '{_moment(BEYOND_A_LEASE)}')"
            " AND dead_at IS NULL AND name NOT LIKE 'auditing.%'"
        )

    def _waiting(self) -> list[dict[str, object]]:
        return self.database.rows(
            "SELECT name, attempts, last_error, leased_until FROM jobs"
            f" WHERE dead_at IS NULL AND run_at < '{_moment(LATEST)}' AND name NOT LIKE 'auditing.%'"
        )


@contextmanager
def place(kind: str, folder: Path, seed: int, *, small_disk: bool = False) -> Iterator[Place]:
    """Started, and stopped at the end. small_disk: the portal's data are on a disk of their own that can be filled.

    Raises PermissionError where we may not mount one.
    """
    with ExitStack() as after:
        (folder / "data").mkdir()
        if small_disk:
            _mount(folder / "data")
            after.callback(subprocess.run, ["umount", "--lazy", str(folder / "data")], check=False)
        database = after.enter_context(server(kind, folder))
        here = Place(folder, database, seed)
        after.callback(here.journal.close)
        here.mailbox.start()
        after.callback(here.mailbox.stop)
        after.callback(here.portal.stop)
        here.portal.start()
        yield here


def _mount(folder: Path) -> None:
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise PermissionError("no right to mount a small disk") from error


def _moment(later: float) -> str:
    """UTC as both databases write it."""
    return time.strftime("%Y-%m-%d %H:%M:%S.000000", time.gmtime(time.time() + later))
