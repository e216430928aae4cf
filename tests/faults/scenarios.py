"""What is broken on purpose, one function for each, while citizens apply and clerks decide."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread

from tests.faults.findings import Findings
from tests.faults.people import Crowd
from tests.faults.place import Place
from tests.faults.wire import Wire


@dataclass
class Run:
    """One scenario under way. number: of submissions that must be acknowledged."""

    place: Place
    number: int

    def __post_init__(self) -> None:
        self.wire = Wire(self.place.portal.port, self.place.chance)
        self.crowd = Crowd(self.wire, self.place.journal, self.place.people, self.place.chance.randrange(1 << 30))
        self.broken: Counter[str] = Counter()

    def apply(self, number: int | None = None, **how: object) -> None:
        self.crowd.apply_all(number or self.number, **how)

    @contextmanager
    def meanwhile(self, every: tuple[float, float], break_it: Callable[[], None]) -> Iterator[None]:
        """Inside, something is broken again and again, after pauses of so many seconds."""
        over = Event()

        def again() -> None:
            while not over.wait(self.place.chance.uniform(*every)):
                break_it()

        thread = Thread(target=again)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


def kill(run: Run) -> None:
    """kill -9 of web processes, of the whole web server and of workers, at random moments."""
    portal, chance = run.place.portal, run.place.chance

    def break_it() -> None:
        what = chance.choices(["web process", "worker", "web server"], [6, 5, 1])[0]
        {"web process": portal.kill_web_process, "worker": portal.kill_worker, "web server": portal.kill_web_server}[
            what
        ]()
        run.broken[f"{what} killed"] += 1

    with run.meanwhile((0.3, 3.0), break_it):
        run.apply()


SCENARIOS: dict[str, tuple[Callable[[Run], None], int, int]] = {"kill": (kill, 60, 2000)}
"""By name: what it does, and how many submissions in the bounded form and in the full one."""


def play(name: str, place: Place, number: int) -> tuple[Run, Findings]:
    """Break things, let everything come to rest, and look."""
    run = Run(place, number)
    SCENARIOS[name][0](run)
    place.come_to_rest()
    return run, place.check()
