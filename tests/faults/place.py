"""Everything that runs during the fault tests, on one database, and how it comes to rest."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
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

SECONDS_TO_REST = 240
SOON = "run_at < '{until}'"


class Place:
    """A portal with two web processes and two workers, its database, a mail server, and people who use it."""

    def __init__(self, folder: Path, database: Sqlite | Postgresql, seed: int) -> None:
        self.folder, self.database, self.seed = folder, database, seed
        self.chance = Random(seed)
        self.people: Population = authority.build(folder, database.url)
        self.mailbox = Mailbox(folder / "letters", free_port())
        self.journal = Journal(folder / "journal")
        self.portal = Portal(folder, database.url, self.mailbox.port, self.chance)

    def come_to_rest(self) -> None:
        """Nothing is broken any more, and all that is due has been done. Jobs that wait for a next attempt need not wait."""
        self.mailbox.manner = Manner.WELL
        for name in self.portal.clocks:
            self.portal.move_clock(name, 0)
        end = time.monotonic() + SECONDS_TO_REST
        while time.monotonic() < end:
            self._hurry(self.database)
            if not self._waiting():
                return
            time.sleep(0.25)
        raise RuntimeError(f"jobs still wait: {self._waiting()}")

    def check(self) -> Findings:
        checker = Checker(self.database.rows, self.folder / "files", self.mailbox.folder)
        return checker.look(self.journal.read())

    def _hurry(self, database: Server) -> None:
        now, soon = _moment(0), _moment(3 * 3600)
        database.change(
            f"UPDATE jobs SET run_at = '{now}' WHERE run_at > '{now}' AND run_at < '{soon}'"
            " AND leased_until IS NULL AND dead_at IS NULL"
        )

    def _waiting(self) -> list[dict[str, object]]:
        return self.database.rows(
            "SELECT name, attempts, last_error, leased_until FROM jobs"
            f" WHERE dead_at IS NULL AND run_at < '{_moment(3 * 3600)}'"
        )


@contextmanager
def place(kind: str, folder: Path, seed: int) -> Iterator[Place]:
    """Started, and stopped at the end."""
    with server(kind, folder) as database:
        here = Place(folder, database, seed)
        here.mailbox.start()
        try:
            here.portal.start()
            yield here
        finally:
            here.portal.stop()
            here.mailbox.stop()
            here.journal.close()


def _moment(later: float) -> str:
    """UTC as both databases write it."""
    return time.strftime("%Y-%m-%d %H:%M:%S.000000", time.gmtime(time.time() + later))
