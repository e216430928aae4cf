"""Mistakes that are not told, not tied to their cause, or not explained."""

from .barrier import barrier, drop, script, swap

BARRIERS = (
    barrier(
        "error-not-tied-to-its-field",
        "3.3.1 1.3.1",
        "refused.es",
        swap(r' aria-describedby="street-error" aria-invalid="true"', ""),
    ),
    barrier(
        "error-shown-by-colour-alone",
        "3.3.1 1.4.1",
        "refused.es",
        drop(r'<p class="field__error" id="[^"]*">.*?</p>', times=0),
        drop(r'<div class="note note--danger error-summary".*?</div>\s*</div>'),
        swap(r"<title>Error: ", "<title>"),
        drop(r' aria-invalid="true"', times=0),
        drop(r' aria-describedby="[^"]*-error[^"]*"', times=0),
    ),
    barrier(
        "error-that-does-not-help",
        "3.3.1 3.3.3",
        "refused.es",
        swap(r"(Error: </span>)[^<]*", r"\1Error.", times=0),
        swap(r'<li><a href="#([^"]*)">[^<]*', r'<li><a href="#\1">Error.', times=0),
    ),
    barrier(
        "paste-forbidden",
        "3.3.8",
        "refused.es",
        script("document.querySelector('#password').addEventListener('paste', e => e.preventDefault());"),
    ),
    barrier(
        "purpose-of-a-field-not-told",
        "1.3.5",
        "refused.es",
        swap(r' autocomplete="address-line1"', ' autocomplete="straat"'),
    ),
    barrier(
        "choice-that-changes-the-page",
        "3.2.2",
        "inbox.en",
        script("document.querySelector('#status').addEventListener('change', () => location.assign('/blank.html'));"),
    ),
    barrier(
        "focus-that-changes-the-page",
        "3.2.1",
        "question.en",
        script("document.querySelector('main input').addEventListener('focus', () => location.assign('/blank.html'));"),
    ),
    barrier(
        "leaving-a-field-changes-the-page",
        "3.2.2 3.2.1",
        "question.en",
        script(
            "document.querySelector('main input').addEventListener('input', () => document.querySelector('main form').submit());"
        ),
    ),
)
