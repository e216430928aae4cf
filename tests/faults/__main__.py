"""`make faults`: break things on purpose, then count what is lost."""

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from math import inf
from pathlib import Path
from tempfile import mkdtemp

import click

from tests.faults.findings import Findings
from tests.faults.place import Place, place
from tests.faults.scenarios import SCENARIOS, Run, play

Play = Callable[[str, Place], Run]
KINDS = ("sqlite", "postgresql")


@click.command()
@click.option("--profile", type=click.Choice(["bounded", "full"]), default="full", show_default=True)
@click.option("--only", type=click.Choice(list(SCENARIOS)), multiple=True, help="Just this scenario, or these.")
@click.option("--database", type=click.Choice([*KINDS, "both"]), default="both", show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Of everything that is chosen by chance.")
@click.option("--minutes", type=float, default=inf, help="For each scenario at most; then nobody begins to apply.")
def main(*, profile: str, only: tuple[str, ...], database: str, seed: int, minutes: float) -> None:
    """Exit code 1 if anything acknowledged is lost, doubled or half done."""
    acknowledged, lost, doubled, half = 0, 0, 0, 0
    for kind in KINDS if database == "both" else (database,):
        is_full = profile == "full"
        playing = partial(play, is_full=is_full, minutes=minutes)
        found = on(kind, only or tuple(SCENARIOS), seed, playing, looks_often=is_full)
        acknowledged += found.told["acknowledged"]
        lost, doubled, half = lost + len(found.lost), doubled + len(found.doubled), half + len(found.half)
    if half:
        click.echo(f"half done {half}")
    click.echo(f"acknowledged {acknowledged}, lost {lost}, doubled {doubled}")
    sys.exit(bool(lost or doubled or half))


def on(kind: str, names: Sequence[str], seed: int, playing: Play, *, looks_often: bool) -> Findings:
    """Every scenario on one database, in one place: what one of them spoilt, the next one finds, too.

    looks_often: after each, which takes longer than once at the end.
    """
    total = Findings()
    for small_disk in (False, True):
        wanted = [name for name in names if kind in SCENARIOS[name].databases]
        if chosen := [name for name in wanted if SCENARIOS[name].own_disk is small_disk]:
            folder = Path(mkdtemp(prefix=f"faults-{kind}-"))
            click.echo(f"{kind} in {folder}")
            try:
                with place(kind, folder, seed, small_disk=small_disk) as here:
                    total.add(_all(chosen, here, playing, looks_often=looks_often))
            except PermissionError as error:
                click.echo(f"{', '.join(chosen)} on {kind}: not tried, {error}")
    return total


def _all(names: list[str], here: Place, playing: Play, *, looks_often: bool) -> Findings:
    found = Findings()
    for name in names:
        began = time.monotonic()
        run = playing(name, here)
        broken = ", ".join(f"{number} × {what}" for what, number in sorted(run.broken.items()))
        met = ", ".join(f"{number} × {what}" for what, number in sorted(run.wire.counts.items()))
        seconds = time.monotonic() - began
        click.echo(f"{name} on {here.database.kind}: {len(run.crowd.acknowledged)} acknowledged in {seconds:.0f} s")
        click.echo(f"  {broken or 'two at once'}; clients met {met or 'nothing'}; slowest {run.wire.slowest:.1f} s")
        if looks_often or name == names[-1]:
            here.come_to_rest()
            found = here.check()
            for line in found.lines():
                click.echo(line)
    return found


if __name__ == "__main__":
    main()
