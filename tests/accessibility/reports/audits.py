"""Audits to write reports from: one written by hand, and any number drawn at random."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from accessibility.findings import Audit, Cell, Finding, Outcome, Record, fingerprint
from accessibility.reports import Given, HumanResult, Site, Waived

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TODAY = AT.date()
SITE = Site(
    name="Portal of Example City",
    url="https://portal.example.org",
    organisation="Example City",
    email="access@example.org",
    phone="555 0100",
)
CHECKS = {
    "axe/color-contrast": ("1.4.3",),
    "axe/image-alt": ("1.1.1",),
    "heading-jump": (),
    "htmlcs/1.3.3": ("1.3.3",),
    "no-media": ("1.2.1", "1.2.2"),
    "reflow": ("1.4.10",),
    "two-criteria": ("1.3.1", "4.1.2"),
}


def cell(**changes):
    return Cell(**{"subject": "home.page:empty", "url": "http://127.0.0.1/en/", "language": "en"} | changes)


def finding(check="axe/image-alt", outcome=Outcome.FAILED, **changes):
    return Finding(
        check=check,
        criteria=CHECKS[check],
        outcome=outcome,
        **{"selector": "main > img", "html": "<img src=a>", "evidence": "No alt.", "engine": "axe-core 4"} | changes,
    )


def record(at, *findings, **outcomes):
    """Outcomes follow from the findings; what is not said, was passed."""
    told = dict.fromkeys(CHECKS, Outcome.PASSED) | {name.replace("_", "-"): each for name, each in outcomes.items()}
    for each in sorted(findings, key=lambda each: list(Outcome)[::-1].index(each.outcome)):
        told[each.check] = each.outcome
    return Record(at, tuple(findings), told)


def audit(*records, **changes):
    return Audit(
        **{
            "release": "0.1.0",
            "started_at": AT - timedelta(minutes=3),
            "finished_at": AT,
            "engines": {"axe-core": "4.14.1", "auditor": "0.1.0"},
            "checks": CHECKS,
            "records": records,
        }
        | changes
    )


def human(criterion="1.4.3", result=Outcome.PASSED, **changes):
    return HumanResult(criterion, "NVDA", result, date(2026, 11, 1), "Deniz", **changes)


def waived(at, found, until=TODAY):
    return Waived(fingerprint(at, found), found.check, at.subject, "A new picture is being drawn.", until)


WIDE, NARROW, REFUSED = cell(), cell(width=320), cell(subject="form.page:refused", language="ar", persona="amina")
ALT, CONTRAST = finding(), finding("axe/color-contrast", Outcome.CANT_TELL, selector="p", picture="a.png")
BROKEN = finding("reflow", Outcome.UNTESTED, evidence="The page never loaded.", selector="")
SMALL = audit(record(WIDE, ALT, CONTRAST), record(NARROW, ALT), record(REFUSED, ALT, finding("two-criteria"), BROKEN))
GIVEN = Given(SITE, waived=(waived(REFUSED, ALT),), human=(human("1.3.2"), human("2.4.6", Outcome.FAILED)))

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
cells = st.builds(
    Cell,
    subject=st.sampled_from(["home.page:empty", "form.page:refused", "a b/ü&<i>"]),
    url=st.sampled_from(["http://127.0.0.1/en/", "http://127.0.0.1/ar/form"]),
    persona=st.sampled_from(["", "amina"]),
    language=st.sampled_from(["en", "ar", "zh-Hans"]),
    width=st.sampled_from([1280, 320]),
    scheme=st.sampled_from(["light", "dark", "forced"]),
    motion=st.sampled_from(["", "reduced"]),
    script=st.booleans(),
    text=st.sampled_from(["", "spacing", "200%"]),
)
findings = st.builds(
    finding,
    check=st.sampled_from(sorted(CHECKS)),
    outcome=st.sampled_from([Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED]),
    selector=st.sampled_from(["", "main > img", "li:nth-child(1)", "li:nth-child(2)"]),
    html=texts,
    evidence=texts,
)
records = st.builds(lambda at, found: record(at, *found), cells, st.lists(findings, max_size=4))
audits = st.builds(lambda rows: audit(*rows), st.lists(records, max_size=5, unique_by=lambda row: row.cell))


@st.composite
def audits_with_given(draw):
    """Some of the findings are waived, some waivers have run out, and people looked at some criteria."""
    drawn = draw(audits)
    pairs = [(at, each) for at, each in drawn.findings() if each.outcome != Outcome.UNTESTED]
    accepted = draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    until = draw(st.sampled_from([TODAY, TODAY - timedelta(days=1)]))
    people = draw(st.lists(st.builds(human, st.sampled_from(["1.4.3", "2.4.6"]), st.sampled_from(Outcome)), max_size=2))
    return drawn, Given(SITE, tuple(waived(*pair, until) for pair in accepted), tuple(people))
