"""What is broken on purpose, one function for each, while citizens apply and clerks decide."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf
from random import Random
from threading import Event, Thread
from time import monotonic

from tests.faults.mailbox import Manner
from tests.faults.people import Crowd
from tests.faults.place import Place
from tests.faults.servers import Postgresql, Sqlite
from tests.faults.wire import Wire

HOUR = 3600.0
BOTH = ("sqlite", "postgresql")


@dataclass
class Run:
    """One scenario under way. number: of submissions that must be acknowledged. seconds: how long something is away."""

    place: Place
    number: int
    seconds: float
    pause: tuple[float, float]
    until: float = inf
    broken: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.chance = Random(self.place.chance.random())
        self.wire = Wire(self.place.portal.port, self.chance)
        self.crowd = Crowd(self.wire, self.place.journal, self.place.people, self.chance.randrange(1 << 30))

    def apply(self, number: int | None = None) -> None:
        self.crowd.apply_all(number or self.number, until=self.until)

    def breaks(self, what: str) -> None:
        self.broken[what] += 1

    @contextmanager
    def meanwhile(self, break_it: Callable[[], None]) -> Iterator[None]:
        """Inside, something is broken again and again, the first time at once."""
        over = Event()

        def again() -> None:
            break_it()
            while not over.wait(self.chance.uniform(*self.pause)):
                break_it()

        thread = Thread(target=again)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def wait(self, seconds: float) -> None:
        Event().wait(seconds)


def kill(run: Run) -> None:
    """kill -9 of web processes, of the whole web server and of workers, at random moments."""
    portal = run.place.portal
    ways = {
        "web process": portal.kill_web_process,
        "worker": portal.kill_worker,
        "web server": portal.kill_web_server,
    }

    def break_it() -> None:
        what = run.chance.choices(list(ways), [6, 5, 1])[0]
        ways[what]()
        run.breaks(f"{what} killed")

    with run.meanwhile(break_it):
        run.apply()


def restart(run: Run) -> None:
    """The database server stops at once, as in a power cut, and starts again."""
    server = _postgresql(run)

    def break_it() -> None:
        server.stop()
        server.start()
        run.breaks("database restarted")

    with run.meanwhile(break_it):
        run.apply()


def away(run: Run) -> None:
    """The database is gone for a while, in the middle of everything."""
    server = _postgresql(run)

    def break_it() -> None:
        run.wait(1)
        server.stop()
        run.wait(run.seconds)
        server.start()
        run.breaks(f"database away for {run.seconds:.0f} s")

    thread = Thread(target=break_it)
    thread.start()
    run.apply()
    thread.join()


def cut(run: Run) -> None:
    """Connections are cut in the middle of transactions, from another session."""
    server = _postgresql(run)

    def break_it() -> None:
        run.broken["connections cut"] += server.cut()

    with run.meanwhile(break_it):
        run.apply()


def locked(run: Run) -> None:
    """A backup or a repair holds the database's lock; on SQLite an online backup runs, too."""
    server = run.place.database

    def break_it() -> None:
        with server.locked():
            run.wait(run.seconds)
        run.breaks(f"locked for {run.seconds:.0f} s")
        if isinstance(server, Sqlite):
            server.back_up(run.place.folder / "copy.db")
            run.breaks("online backup")

    with run.meanwhile(break_it):
        run.apply()


def disk(run: Run) -> None:
    """The disk with the files, and on SQLite the database, is full for a while."""

    def break_it() -> None:
        with run.place.full_disk():
            run.wait(run.seconds)
        run.breaks(f"disk full for {run.seconds:.0f} s")

    with run.meanwhile(break_it):
        run.apply()


def clock(run: Run) -> None:
    """The clocks of the web server and of each worker jump by hours, each for itself, back and forth."""
    portal = run.place.portal

    def break_it() -> None:
        for name in portal.clocks:
            portal.move_clock(name, run.chance.uniform(-9 * HOUR, 9 * HOUR))
        run.breaks("clocks moved")

    with run.meanwhile(break_it):
        run.apply()


def delivery(run: Run) -> None:
    """A worker is killed between handing over a letter and hearing that it was taken; or before it could."""
    box, portal = run.place.mailbox, run.place.portal

    def break_it() -> None:
        box.manner = run.chance.choice([Manner.SILENT_AFTER, Manner.SILENT_AFTER, Manner.HALF_DEAD, Manner.SLOW])
        box.taken.clear()
        box.taken.wait(2)
        portal.kill_worker()
        box.manner = Manner.WELL
        run.breaks("worker killed in a delivery")

    with run.meanwhile(break_it):
        run.apply()


def mail(run: Run) -> None:
    """The mail server refuses for now, refuses for good, is slow, or half-dead. Everything else goes on."""
    box = run.place.mailbox
    bad = [manner for manner in Manner if manner is not Manner.WELL]
    for manner in bad:
        box.manner = manner
        run.breaks(f"mail server {manner}")
        for code in range(2):
            run.crowd.ask_for_code(run.chance.randrange(50_000) + code)
        run.apply(max(1, run.number // len(bad)))
        if manner is Manner.HALF_DEAD:
            run.place.wait_until_nothing_waits_but_letters()
    box.manner = Manner.WELL


def proxy(run: Run) -> None:
    """An impatient proxy sends half of the posts twice in the same moment, and old ones again later, in no order."""
    run.wire.doubles = 0.5
    run.apply()
    run.wire.doubles = 0.0
    run.wire.again_later(run.number * 3)


def tabs(run: Run) -> None:
    """Two tabs send one draft, two clerks decide one case, and a clerk decides what the citizen takes back."""
    for citizen in run.crowd.people.citizens[: max(2, run.number // 3)]:
        run.crowd.two_tabs_send(citizen, run.chance)
    for number in range(max(2, run.number // 3 * 2)):
        citizen = run.crowd.people.citizens[number % len(run.crowd.people.citizens)]
        sent = run.crowd.apply(citizen, run.chance, service="lamp")
        if sent is None:
            continue
        if number % 2:
            run.crowd.two_clerks_decide(sent)
        else:
            run.crowd.clerk_meets_citizen(sent, run.chance.choice(run.crowd.people.clerks))


@dataclass(frozen=True)
class Scenario:
    """What it does, how many submissions it wants in the bounded and in the full form, and the rest as pairs alike.

    pause: between two breaks, seconds. seconds: how long something is away. own_disk: needs a small disk of its own.
    """

    play: Callable[[Run], None]
    numbers: tuple[int, int]
    pauses: tuple[tuple[float, float], tuple[float, float]] = ((0.5, 1.5), (1.0, 6.0))
    seconds: tuple[float, float] = (1, 3)
    databases: tuple[str, ...] = BOTH
    own_disk: bool = False


SCENARIOS = {
    "tabs": Scenario(tabs, (6, 120)),
    "proxy": Scenario(proxy, (6, 120)),
    "mail": Scenario(mail, (5, 60)),
    "delivery": Scenario(delivery, (4, 240), pauses=((1, 2), (0.5, 2))),
    "kill": Scenario(kill, (25, 2000), pauses=((3, 6), (2, 8))),
    "clock": Scenario(clock, (6, 400), pauses=((0.5, 1.5), (0.2, 1))),
    "locked": Scenario(locked, (6, 120), seconds=(2, 14), pauses=((1, 2), (5, 10))),
    "cut": Scenario(cut, (8, 200), pauses=((0.2, 0.8), (0.2, 2)), databases=("postgresql",)),
    "restart": Scenario(restart, (6, 120), pauses=((2, 3), (3, 10)), databases=("postgresql",)),
    "away": Scenario(away, (8, 120), seconds=(4, 30), databases=("postgresql",)),
    "disk": Scenario(disk, (8, 120), seconds=(2, 6), pauses=((1, 2), (2, 6)), own_disk=True),
}


def play(name: str, place: Place, *, is_full: bool, minutes: float = inf) -> Run:
    """Break things. minutes: after which nobody begins any more."""
    scenario, which = SCENARIOS[name], int(is_full)
    until = monotonic() + minutes * 60
    run = Run(place, scenario.numbers[which], scenario.seconds[which], scenario.pauses[which], until)
    scenario.play(run)
    return run


def _postgresql(run: Run) -> Postgresql:
    if not isinstance(run.place.database, Postgresql):
        raise TypeError("a file cannot be stopped")
    return run.place.database
