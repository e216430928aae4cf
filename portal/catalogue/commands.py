"""`portal services`: bring services in, take them out, check their definitions."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path

import click

from portal.config import settings
from portal.connectors.service_lists import ServiceListFormat, UnreadableList
from portal.core.db import db
from portal.core.rooms import contributions

from . import actions, checking, queries
from .definition import ServiceDefinition
from .formats import csv_list, portal_format
from .formats.strict_yaml import Unreadable
from .trials import run_trials

OWN_FORMATS = ("portal", "csv")
PATH = click.Path(path_type=Path)
EXISTING = click.Path(path_type=Path, exists=True)


@click.group()
def services() -> None:
    """Bring services in, take them out, check their definitions."""


@services.command("import")
@click.argument("path", type=EXISTING)
@click.option(
    "--format", "name", default="portal", show_default=True, help="portal, csv, or the format of another system."
)
@click.option("--publish", is_flag=True, help="Publish changes of published services too, and not as drafts.")
@click.option("--strict", is_flag=True, help="Exit with code 1 if any record had a problem.")
def import_(path: Path, name: str, *, publish: bool, strict: bool) -> None:
    """Read services from PATH. Reading the same again changes nothing.

    What is new is published. What changes a published service becomes a draft, for editors to publish. What cannot be
    taken is listed, record by record; everything else is kept.
    """
    try:
        is_own = name in OWN_FORMATS
        problems = _import_own(path, name, publish=publish) if is_own else _import_list(path, _format(name))
    except (UnreadableList, Unreadable) as error:
        raise click.ClickException(str(error)) from error
    db.commit()
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        click.echo(f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}, listed above")
    if problems and strict:
        raise SystemExit(1)


@services.command()
@click.argument("path", type=PATH)
@click.option("--format", "name", type=click.Choice(OWN_FORMATS), default="portal", show_default=True)
def export(path: Path, name: str) -> None:
    """Write all services: one YAML file each into the folder PATH, or one CSV file at PATH."""
    with _bar(queries.number_of_services(), "Writing") as done:
        definitions = _told(queries.all_definitions(), done)
        try:
            number = _write(definitions, path, name)
        except OSError as error:
            raise click.ClickException(f"{path} cannot be written ({error})") from error
    click.echo(f"{number} services written to {path}")


@services.command()
@click.argument("paths", type=EXISTING, nargs=-1, required=True)
@click.option("--hints", is_flag=True, help="Also print what stops nobody: hints and questions about the texts.")
def check(paths: Sequence[Path], *, hints: bool) -> None:
    """Check definitions without keeping them: every file, or every file in a folder.

    For each thing to mend: file, line, where in the document, and what to write. What policy asks for, and a good reason
    may outweigh, is a warning. What cannot be judged before something else is mended is told at the end.
    """
    report = checking.check_files(paths)
    for place in report.advice if hints else ():
        click.echo(f"hint: {place}", err=True)
    for place in report.warnings:
        click.echo(f"warning: {place}", err=True)
    for place in report.errors:
        click.echo(str(place), err=True)
    for sentence in report.unjudged:
        click.echo(sentence, err=True)
    if report.errors:
        wrong = len({place.file for place in report.errors})
        raise click.ClickException(f"{len(report.errors)} things to mend in {wrong} of {report.files} files")
    click.echo(f"{report.files} {'definition is' if report.files == 1 else 'definitions are'} good")


@services.command()
@click.argument("paths", type=EXISTING, nargs=-1)
def test(paths: Sequence[Path]) -> None:
    """Run the authors' tests of the services in PATHS, files or folders; without PATHS of all that are published."""
    definitions, places = checking.definitions_in(paths) if paths else (queries.all_definitions(), [])
    for place in places:
        click.echo(str(place), err=True)
    passed = failed = 0
    for definition in definitions:
        results = run_trials(definition)
        wrong = [result for result in results if not result.passed]
        passed, failed = passed + len(results) - len(wrong), failed + len(wrong)
        click.echo(f"{definition.id}: {_counted(len(results), len(wrong))}")
        for result in wrong:
            click.echo(f"  failed: {result.name}")
            for difference in result.differences:
                click.echo(f"    {difference}")
    click.echo(f"{passed} passed, {failed} failed")
    if failed or places:
        raise SystemExit(1)


def _counted(number: int, wrong: int) -> str:
    if not number:
        return "no tests"
    return f"{number - wrong} of {number} passed" if wrong else f"{number} passed"


@services.command()
def schema() -> None:
    """Print the JSON Schema of a service definition, for editors that complete and check while one types."""
    click.echo(json.dumps(ServiceDefinition.model_json_schema(), indent=2, ensure_ascii=False))


def _format(name: str) -> ServiceListFormat:
    known = {each.name: each for each in contributions(ServiceListFormat)}
    if name not in known:
        formats = ", ".join((*OWN_FORMATS, *known))
        raise click.BadParameter(f"“{name}” is no format here. Use {formats}.", param_hint="--format")
    return known[name]


def _import_list(path: Path, form: ServiceListFormat) -> list[str]:
    records = list(form.read(path))
    with _bar(len(records), "Importing") as done:
        imported = actions.import_list(records, source=form.name, done=done)
    found = imported.services
    click.echo(
        f"Departments: {imported.new_departments} new, {imported.changed_departments} changed,"
        f" {imported.same_departments} as before"
    )
    click.echo(f"Services: {found.new} new, {found.changed} changed, {found.same} as before")
    return [f"{record}: {sentence}" for record, sentence in imported.problems]


def _import_own(path: Path, name: str, *, publish: bool) -> list[str]:
    found = actions.read_csv(path) if name == "csv" else actions.read_files(path)
    with _bar(len(found.definitions), "Importing") as done:
        taken = actions.take_over(found, by=_login(), publish_changes=publish, done=done)
    published = taken.published
    click.echo(f"Services: {published.new} new, {published.changed} changed, {published.same} as before")
    if taken.drafts or taken.waiting:
        again = f" ({taken.waiting} of them said it before)" if taken.waiting else ""
        place = f"{settings().portal_url}/{settings().languages[0]}/staff/services"
        number = taken.drafts + taken.waiting
        words = (
            "draft over published services; publish it"
            if number == 1
            else "drafts over published services; publish them"
        )
        click.echo(f"{number} {words} under {place}{again}")
    return found.problems


def _login() -> str:
    """Whoever sits at the terminal, as the computer calls them."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "unknown"


def _write(definitions: Iterator[ServiceDefinition], path: Path, name: str) -> int:
    if name == "csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            return csv_list.write(definitions, file)
    path.mkdir(parents=True, exist_ok=True)
    number = 0
    for definition in definitions:
        (path / f"{definition.id}.yaml").write_text(portal_format.text_of(definition), encoding="utf-8")
        number += 1
    return number


def _told(definitions: Iterable[ServiceDefinition], done: Callable[[int], object]) -> Iterator[ServiceDefinition]:
    for definition in definitions:
        yield definition
        done(1)


@contextmanager
def _bar(length: int, label: str) -> Iterator[Callable[[int], object]]:
    """A progress bar, where somebody watches."""
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar.update
