"""What the W3C's WCAG-EM Report Tool opens: https://www.w3.org/WAI/eval/report-tool/.

The tool knows a page again by its address, which must have a public host, and a criterion by the last word of its
address in the recommendation. Its own context has no prefix for WCAG 2.2, so criteria are named by the address of the
latest version.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from flask_babel import force_locale

from ..coverage import human_only
from ..findings import Audit, Outcome
from .digest import Digest, digest
from .given import Given
from .verdicts import Verdict

CONTEXT: dict[str, Any] = {
    "dcterms": "http://purl.org/dc/terms/",
    "earl": "http://www.w3.org/ns/earl#",
    "wcagem": "http://www.w3.org/TR/WCAG-EM/#",
    "WAI": "http://www.w3.org/WAI/",
    "WCAG": "http://www.w3.org/TR/WCAG/#",
    "W3CDTF": "http://www.w3.org/TR/NOTE-datetime",
    "title": "dcterms:title",
    "description": "dcterms:description",
    "summary": "dcterms:summary",
    "date": {"@id": "dcterms:date", "@type": "W3CDTF"},
    "wcagVersion": "WAI:standards-guidelines/wcag/#versions",
    "Evaluation": "wcagem:procedure",
    "defineScope": "wcagem:step1",
    "scope": "wcagem:step1a",
    "conformanceTarget": "wcagem:step1b",
    "accessibilitySupportBaseline": "wcagem:step1c",
    "additionalEvaluationRequirements": "wcagem:step1d",
    "exploreTarget": "wcagem:step2",
    "essentialFunctionality": "wcagem:step2b",
    "pageTypeVariety": "wcagem:step2c",
    "technologiesReliedUpon": "wcagem:step2d",
    "selectSample": "wcagem:step3",
    "structuredSample": "wcagem:step3a",
    "randomSample": "wcagem:step3b",
    "auditSample": "wcagem:step4",
    "reportFindings": "wcagem:step5",
    "commissioner": "wcagem:commissioner",
    "evaluator": "wcagem:evaluator",
    "evaluationSpecifics": "wcagem:step5b",
    "Website": "wcagem:website",
    "Webpage": "wcagem:webpage",
    "Assertion": "earl:Assertion",
    "TestSubject": "earl:TestSubject",
    "TestCriterion": "earl:TestCriterion",
    "TestRequirement": "earl:TestRequirement",
    "TestResult": "earl:TestResult",
    "OutcomeValue": "earl:OutcomeValue",
    "Pass": "earl:Pass",
    "Fail": "earl:Fail",
    "CannotTell": "earl:CannotTell",
    "NotApplicable": "earl:NotApplicable",
    "NotTested": "earl:NotTested",
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "result": "earl:result",
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": "earl:test",
    "outcome": "earl:outcome",
    "id": "@id",
    "type": "@type",
    "language": "@language",
}
KINDS = {
    Outcome.PASSED: "Pass",
    Outcome.FAILED: "Fail",
    Outcome.CANT_TELL: "CannotTell",
    Outcome.INAPPLICABLE: "NotApplicable",
    Outcome.UNTESTED: "NotTested",
}
SITE = "_:website"


def render(audit: Audit, given: Given | None = None) -> dict[str, Any]:
    """An evaluation to go on with by hand: every page in the sample, every criterion with what is known."""
    whole = digest(audit, given)
    pages = _addresses(audit, whole.given.site.url)
    with force_locale("en"):
        return {
            "@context": CONTEXT,
            "type": "Evaluation",
            "language": "en",
            "defineScope": _scope(whole),
            "exploreTarget": {
                "id": "_:exploreTarget",
                "technologiesReliedUpon": ["HTML", "CSS"],
                "essentialFunctionality": "",
                "pageTypeVariety": "Every state of every page that was audited is in the sample.",
            },
            "selectSample": {
                "id": "_:selectSample",
                "structuredSample": [_page(subject, address) for subject, address in pages.items()],
                "randomSample": [],
            },
            "auditSample": list(_assertions(whole, pages)),
            "reportFindings": _findings(whole),
        }


def _addresses(audit: Audit, site: str) -> dict[str, str]:
    """One address for each state of a page, at the site's own host if it was audited elsewhere.

    Two states of one page differ in the fragment.
    """
    public = urlsplit(site)
    addresses: dict[str, str] = {}
    taken: set[str] = set()
    for record in audit.records:
        if record.cell.subject in addresses:
            continue
        seen = urlsplit(record.cell.url or "about:blank")._replace(fragment="")
        if public.netloc:
            seen = seen._replace(scheme=public.scheme, netloc=public.netloc)
        if seen.netloc and not seen.path:
            seen = seen._replace(path="/")
        address = seen.geturl()
        if address in taken:
            address = f"{address}#{len(addresses)}"
        taken.add(address)
        addresses[record.cell.subject] = address
    return addresses


def _scope(whole: Digest) -> dict[str, Any]:
    site = whole.given.site
    return {
        "id": "_:defineScope",
        "scope": {
            "id": SITE,
            "type": ["TestSubject", "Website"],
            "title": site.name or "The site",
            "description": f"{site.url} release {whole.audit.release}".strip(),
        },
        "wcagVersion": "2.2",
        "conformanceTarget": "AA",
        "accessibilitySupportBaseline": "",
        "additionalEvaluationRequirements": "",
    }


def _page(subject: str, address: str) -> dict[str, Any]:
    return {"id": address, "type": ["TestSubject", "Webpage"], "title": subject, "description": address}


def _assertions(whole: Digest, pages: dict[str, str]) -> Iterator[dict[str, Any]]:
    """For each criterion what is known of the site, and of each page where it is not met."""
    for verdict in whole.verdicts.values():
        yield _assertion(whole, verdict, subject=SITE, outcome=verdict.outcome, description=_known(verdict))
        for subject in verdict.failing:
            evidence = [
                f"{each.finding.selector or 'Whole page'}: {each.finding.evidence}"
                for each in whole.barriers
                if each.subject == subject and verdict.criterion.number in each.criteria
            ]
            yield _assertion(
                whole, verdict, subject=pages[subject], outcome=Outcome.FAILED, description="\n".join(evidence)
            )


def _known(verdict: Verdict) -> str:
    human = [f"{result.technology}: {result.result} on {result.on} ({result.by})" for result in verdict.human]
    found = f"{verdict.barriers} barriers on {len(verdict.failing)} pages, {verdict.questions} questions for a person"
    checks = f"Programs: {', '.join(verdict.coverage.checks) or 'none'}"
    return ". ".join([found, checks, *human])


def _assertion(whole: Digest, verdict: Verdict, *, subject: str, outcome: Outcome, description: str) -> dict[str, Any]:
    anchor = verdict.criterion.url.partition("#")[2]
    date = whole.audit.finished_at.isoformat()
    return {
        "type": "Assertion",
        "date": date,
        "mode": "earl:semiAuto" if verdict.human else "earl:automatic",
        "assertedBy": "_:evaluator",
        "subject": subject,
        "test": {
            "id": f"WCAG:{anchor}",
            "type": ["TestCriterion", "TestRequirement"],
            "title": f"{verdict.criterion.number} {verdict.criterion.name}",
        },
        "result": {
            "type": "TestResult",
            "date": date,
            "description": description,
            "outcome": {"id": f"earl:{outcome.value}", "type": ["OutcomeValue", KINDS[outcome]]},
        },
    }


def _findings(whole: Digest) -> dict[str, Any]:
    totals = whole.totals
    engines = ", ".join(f"{name} {version}" for name, version in whole.audit.engines.items())
    alone = ", ".join(each.number for each in human_only(whole.covered))
    return {
        "title": f"{whole.given.site.name or 'The site'} {whole.audit.release}".strip(),
        "commissioner": whole.given.site.organisation,
        "evaluator": "accessibility auditor",
        "date": whole.audit.finished_at.isoformat(),
        "summary": (
            f"Not tested by programs: {alone or 'nothing'}. {totals.barriers} barriers and {totals.questions} questions "
            f"for a person on {totals.pages} pages met in {totals.cells} ways."
        ),
        "evaluationSpecifics": f"Programs: {engines}",
    }
