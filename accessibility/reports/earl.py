"""EARL 1.0 as JSON-LD: what the W3C's own language for test results says of each page and each criterion.

https://www.w3.org/TR/EARL10-Schema/. Terms are those of the context that the ACT rules use.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from flask_babel import force_locale

from ..findings import Audit, Outcome
from .digest import Barrier, Digest, digest
from .given import Given, HumanResult
from .verdicts import Verdict

CONTEXT: dict[str, Any] = {
    "@vocab": "http://www.w3.org/ns/earl#",
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ptr": "http://www.w3.org/2009/pointers#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "WCAG22": "https://www.w3.org/TR/WCAG22/#",
    "title": "dct:title",
    "description": "dct:description",
    "version": "dct:hasVersion",
    "name": "foaf:name",
    "date": {"@id": "dct:date", "@type": "xsd:dateTime"},
    "source": {"@id": "dct:source", "@type": "@id"},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "conformsTo": {"@id": "dct:conformsTo", "@type": "@id"},
    "assertedBy": {"@type": "@id"},
    "test": {"@type": "@id"},
    "mode": {"@type": "@id"},
    "outcome": {"@type": "@id"},
    "assertions": {"@reverse": "earl:subject"},
}
AUDITOR = "urn:auditor"
SITE = "urn:site"
WORST_FIRST = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.PASSED, Outcome.INAPPLICABLE)


def render(audit: Audit, given: Given | None = None) -> dict[str, Any]:
    """One test subject for each page and one for the site; one assertion for each finding, and for each check without."""
    whole = digest(audit, given)
    with force_locale("en"):
        graph = [_auditor(whole), *_people(whole), *_criteria(whole), *_checks(whole), _site(whole), *_pages(whole)]
    return {"@context": CONTEXT, "@graph": graph}


def _auditor(whole: Digest) -> dict[str, Any]:
    engines = [f"{name} {version}" for name, version in whole.audit.engines.items()]
    return {
        "@id": AUDITOR,
        "@type": ["Assertor", "Software"],
        "title": "accessibility auditor",
        "description": f"Programs: {', '.join(engines) or 'own checks'}",
        "version": whole.audit.engines.get("auditor", ""),
    }


def _people(whole: Digest) -> Iterator[dict[str, Any]]:
    for name in dict.fromkeys(result.by for result in whole.given.human):
        yield {"@id": _person(name), "@type": ["Assertor", "foaf:Person"], "name": name}


def _criteria(whole: Digest) -> Iterator[dict[str, Any]]:
    for verdict in whole.verdicts.values():
        criterion = verdict.criterion
        yield {
            "@id": criterion.url,
            "@type": ["TestCriterion", "TestRequirement"],
            "title": f"{criterion.number} {criterion.name}",
            "description": f"Level {criterion.level}",
        }


def _checks(whole: Digest) -> Iterator[dict[str, Any]]:
    for name, criteria in whole.audit.checks.items():
        urls = [whole.verdicts[number].criterion.url for number in criteria if number in whole.verdicts]
        yield {"@id": _check(name), "@type": ["TestCriterion", "TestCase"], "title": name, "isPartOf": urls}


def _site(whole: Digest) -> dict[str, Any]:
    """What can be said of the whole site: one assertion by programs for each criterion, and one for each human result."""
    site = whole.given.site
    by_programs = [_verdict(whole, verdict) for verdict in whole.verdicts.values()]
    by_people = [_human(whole, result) for verdict in whole.verdicts.values() for result in verdict.human]
    return {
        "@id": SITE,
        "@type": "TestSubject",
        "title": site.name or "the site",
        "version": whole.audit.release,
        **({"source": site.url} if site.url else {}),
        "assertions": by_programs + by_people,
    }


def _verdict(whole: Digest, verdict: Verdict) -> dict[str, Any]:
    said = f"{verdict.barriers} barriers on {len(verdict.failing)} pages, {verdict.questions} questions for a person"
    return _assertion(
        whole, test=verdict.criterion.url, outcome=verdict.outcome, description=said, mode="earl:semiAuto"
    )


def _human(whole: Digest, result: HumanResult) -> dict[str, Any]:
    assertion = _assertion(
        whole,
        test=whole.verdicts[result.criterion].criterion.url,
        outcome=result.result,
        description=f"{result.technology}. {result.note}".strip(),
        mode="earl:manual",
    )
    assertion["assertedBy"] = _person(result.by)
    assertion["result"]["date"] = f"{result.on.isoformat()}T00:00:00Z"
    return assertion


def _pages(whole: Digest) -> Iterator[dict[str, Any]]:
    found: dict[str, list[Barrier]] = defaultdict(list)
    for each in whole.all():
        found[each.subject].append(each)
    outcomes: dict[str, dict[str, Counter[Outcome]]] = defaultdict(lambda: defaultdict(Counter))
    urls: dict[str, str] = {}
    for record in whole.audit.records:
        urls.setdefault(record.cell.subject, record.cell.url)
        for check, outcome in record.outcomes.items():
            outcomes[record.cell.subject][check][outcome] += 1
    for subject, url in urls.items():
        told = {each.check for each in found[subject]}
        silent = [_aggregate(whole, check, counts) for check, counts in outcomes[subject].items() if check not in told]
        yield {
            "@id": f"urn:page:{quote(subject, safe='')}",
            "@type": "TestSubject",
            "title": subject,
            **({"source": url} if url else {}),
            "isPartOf": SITE,
            "assertions": [_barrier(whole, each) for each in found[subject]] + silent,
        }


def _barrier(whole: Digest, each: Barrier) -> dict[str, Any]:
    assertion = _assertion(
        whole,
        test=_check(each.check),
        outcome=each.outcome,
        description=f"{each.finding.evidence} In {len(each.cells)} ways of meeting the page.",
        mode="earl:automatic",
    )
    assertion["result"]["pointer"] = {
        "@type": ["ptr:Pointer", "ptr:CSSSelectorPointer"],
        "ptr:expression": each.finding.selector or ":root",
    }
    return assertion


def _aggregate(whole: Digest, check: str, counts: Counter[Outcome]) -> dict[str, Any]:
    worst = next(outcome for outcome in WORST_FIRST if counts[outcome])
    said = ", ".join(f"{outcome} {counts[outcome]}" for outcome in WORST_FIRST if counts[outcome])
    return _assertion(whole, test=_check(check), outcome=worst, description=said, mode="earl:automatic")


def _assertion(whole: Digest, *, test: str, outcome: Outcome, description: str, mode: str) -> dict[str, Any]:
    return {
        "@type": "Assertion",
        "assertedBy": AUDITOR,
        "test": test,
        "mode": mode,
        "result": {
            "@type": "TestResult",
            "outcome": f"earl:{outcome.value}",
            "description": description,
            "date": whole.audit.finished_at.isoformat(),
        },
    }


def _check(name: str) -> str:
    return f"urn:check:{quote(name, safe='/')}"


def _person(name: str) -> str:
    return f"urn:person:{quote(name, safe='')}"
