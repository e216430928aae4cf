"""The good pages for the auditor's own benchmark, taken from this portal as it is."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from accessibility.benchmark.building import Twins

from .subjects import subjects
from .visiting import Visitor

PAGES = {
    "front.en": "dashboard.front:filled:",
    "service.ar": "catalogue.service:filled:",
    "refused.es": "gallery.refused:refused",
    "components.zh-Hans": "gallery.components:filled",
    "inbox.en": "casework.inbox:filled",
    "list.en": "gallery.long_list:filled",
    "question.en": "gallery.question:empty",
}
MAIL = "mail.zh-Hans"
RECEIPT = "applications.receipt:success"
ASSET = re.compile(r"""(?:href|src)="(/[^"?#]+\.(?:css|js|svg|woff2))""")


def twins(address: str, mail: Path) -> Twins:
    """Each page as the one sees it who is there.

    address: where this portal answers. mail: the folder of letters that were sent.

    Raises ValueError if there is no letter in Chinese.
    """
    known = {subject.name: subject for subject in subjects()}
    people = {subject.persona: Visitor(address, subject.persona) for subject in known.values()}
    pages = {MAIL: _letter(mail)}
    for name, subject_name in PAGES.items():
        subject = known[subject_name]
        path = subject.path.format(language=name.partition(".")[2])
        pages[name] = people[subject.persona].open(path).decode()
    receipt = known[RECEIPT]
    paper = people[receipt.persona].open(receipt.path.format(language="en") + ".pdf")
    partial = people[""].open("/en/components/list?page=2", with_htmx=True).decode()
    assets = {path: people[""].open(path) for path in ASSET.findall("".join(pages.values()))}
    return Twins(pages, paper, partial, assets)


def _letter(folder: Path) -> str:
    for file in sorted(folder.glob("*.eml")):
        letter = message_from_bytes(file.read_bytes(), _class=EmailMessage, policy=policy.default)
        body = letter.get_body(("html",))
        if letter["Content-Language"] == "zh-Hans" and body:
            return str(body.get_content())
    raise ValueError(f"There is no letter in Chinese in {folder}.")
