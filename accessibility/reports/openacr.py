"""An accessibility conformance report (VPAT 2.5 INT) as OpenACR YAML, and as a page to read.

https://github.com/GSA/openacr. Nothing is said to be supported because programs found nothing: that takes a person.
"""

from typing import Any

import yaml
from flask_babel import force_locale

from ..coverage import human_only, promised
from ..findings import Audit, Outcome
from .digest import Digest, digest
from .given import Given, Site
from .pages import page
from .verdicts import Verdict

CATALOG = "2.5-edition-wcag-2.2-508-eu-en"
CHAPTERS = {
    "A": "success_criteria_level_a",
    "AA": "success_criteria_level_aa",
    "AAA": "success_criteria_level_aaa",
}
HEADINGS = {
    "success_criteria_level_a": "Table 1: Success Criteria, Level A",
    "success_criteria_level_aa": "Table 2: Success Criteria, Level AA",
    "success_criteria_level_aaa": "Table 3: Success Criteria, Level AAA",
}
NOT_LOOKED_AT = {
    "functional_performance_criteria": "Not evaluated: the audit is of web pages.",
    "hardware": "Not applicable: the product has no hardware.",
    "software": "Not applicable: the product is used in a web browser.",
    "support_documentation_and_services": "Not evaluated: the audit is of web pages.",
}
LEVELS = {
    "supports": "Supports",
    "partially-supports": "Partially Supports",
    "does-not-support": "Does Not Support",
    "not-applicable": "Not Applicable",
    "not-evaluated": "Not Evaluated",
}
PARSING = {
    "num": "4.1.1",
    "components": [
        {
            "name": "web",
            "adherence": {"level": "not-applicable", "notes": "Parsing is obsolete and was removed in WCAG 2.2."},
        }
    ],
}


def report(audit: Audit, given: Given | None = None) -> dict[str, Any]:
    """What the YAML holds."""
    whole = digest(audit, given)
    site = whole.given.site
    with force_locale("en"):
        return {
            "title": f"{site.organisation or site.name or 'Site'} Accessibility Conformance Report",
            "product": {
                "name": site.name or "Site",
                "version": audit.release,
                "description": site.url,
            },
            "author": _contact(site),
            "vendor": _contact(site),
            "report_date": audit.finished_at.date().isoformat(),
            "last_modified_date": audit.finished_at.date().isoformat(),
            "version": 1,
            "notes": _notes(whole),
            "evaluation_methods_used": _methods(whole),
            "feedback": site.email,
            "license": "CC0-1.0",
            "catalog": CATALOG,
            "chapters": _chapters(whole),
        }


def render(audit: Audit, given: Given | None = None) -> str:
    """The YAML."""
    return yaml.safe_dump(report(audit, given), sort_keys=False, allow_unicode=True, width=120)


def render_html(audit: Audit, given: Given | None = None) -> str:
    """The same as one page, in English like the catalogue it follows."""
    written = report(audit, given)
    names = {verdict.criterion.number: verdict.criterion for verdict in digest(audit, given).verdicts.values()}
    with force_locale("en"):
        return page("openacr.html", acr=written, headings=HEADINGS, levels=LEVELS, criteria=names)


def level(verdict: Verdict, pages: int) -> str:
    """A level of the catalogue, which allows `not-evaluated` for level AAA only.

    pages: how many the audit has.
    """
    match verdict.outcome:
        case Outcome.FAILED if len(verdict.failing) * 2 > pages:
            return "does-not-support"
        case Outcome.PASSED:
            return "supports"
        case Outcome.INAPPLICABLE:
            return "not-applicable"
        case Outcome.CANT_TELL | Outcome.UNTESTED if verdict.criterion.level == "AAA":
            return "not-evaluated"
        case _:
            return "partially-supports"


def _contact(site: Site) -> dict[str, str]:
    return {
        "name": site.organisation or site.name or "Not given",
        "email": site.email or "Not given",
        "phone": site.phone,
        "website": site.url,
    }


def _notes(whole: Digest) -> str:
    alone = ", ".join(each.number for each in human_only(whole.covered))
    totals = whole.totals
    return (
        f"Not tested by programs: {alone or 'nothing'}. A criterion is only said to be supported if a person has tested "
        f"it. Until then it is said to be partially supported, whatever programs found. {totals.barriers} barriers and "
        f"{totals.questions} questions for a person, {totals.waived} of them accepted for now."
    )


def _methods(whole: Digest) -> str:
    engines = ", ".join(f"{name} {version}" for name, version in whole.audit.engines.items()) or "own checks"
    tested = sum(1 for each in promised(whole.covered) if whole.verdicts[each.number].human)
    return (
        f"Programs ({engines}) met {whole.totals.pages} pages in {whole.totals.cells} ways. "
        f"People tested {tested} of {len(promised(whole.covered))} criteria of levels A and AA."
    )


def _chapters(whole: Digest) -> dict[str, Any]:
    criteria: dict[str, list[dict[str, Any]]] = {chapter: [] for chapter in CHAPTERS.values()}
    for verdict in whole.verdicts.values():
        if verdict.criterion.number == "4.1.2":
            criteria[CHAPTERS["A"]].append(PARSING)
        criteria[CHAPTERS[verdict.criterion.level]].append(_criterion(verdict, whole.totals.pages))
    written: dict[str, Any] = {chapter: {"notes": "", "criteria": rows} for chapter, rows in criteria.items()}
    return written | {name: {"notes": notes, "disabled": True} for name, notes in NOT_LOOKED_AT.items()}


def _criterion(verdict: Verdict, pages: int) -> dict[str, Any]:
    return {
        "num": verdict.criterion.number,
        "components": [
            {"name": "web", "adherence": {"level": level(verdict, pages), "notes": _remark(verdict, pages)}}
        ],
    }


def _remark(verdict: Verdict, pages: int) -> str:
    human = [
        f"{result.technology}: {result.result} on {result.on.isoformat()} by {result.by}. {result.note}".strip()
        for result in verdict.human
    ]
    found = [f"Barriers: {verdict.barriers} on {len(verdict.failing)} of {pages} pages."] if verdict.barriers else []
    asked = [f"Questions for a person: {verdict.questions}."] if verdict.questions else []
    return " ".join([*found, *asked, *_by_programs(verdict), *human])


def _by_programs(verdict: Verdict) -> list[str]:
    match verdict.outcome:
        case Outcome.INAPPLICABLE:
            return ["Programs proved on every page that there is nothing it could apply to."]
        case Outcome.CANT_TELL:
            return ["Programs found no certain barrier. Not confirmed by a person."]
        case Outcome.UNTESTED:
            return ["Not tested."]
        case _:
            return []
