"""Compares what clients were told with what is stored: plain SQL, the files' bytes and the mail server's letters.

Nothing of the portal is used for reading.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag

from tests.faults import chain, mailbox
from tests.faults.findings import Findings
from tests.faults.opening import Opener

Rows = Callable[[str], list[dict[str, Any]]]
LETTERS_BY_STEP = {"application.submitted": 1, "case.asked": 1, "case.decided": 2, "case.told": 1}
"""How many messages each step brings the citizen: the decision, and being asked how it was."""


class Checker:
    """One look at everything, after the portal has come to rest.

    rows: asks the database. data: the portal's folder. letters: where the mail server keeps what it took.
    """

    def __init__(self, rows: Rows, data: Path, letters: Path) -> None:
        self.rows, self.files = rows, data / "files"
        self.opener = Opener(data / "encryption_keys")
        self.found = Findings()
        self.by_reference = {row["reference"]: row for row in rows("SELECT * FROM applications")}
        self.cases = defaultdict(list)
        for row in rows("SELECT * FROM cases"):
            self.cases[_hex(row["subject_id"])].append(row)
        self.verbs: Counter[tuple[str, str]] = Counter()
        for row in rows("SELECT stream, verb, count(*) AS number FROM ledger GROUP BY stream, verb"):
            self.verbs[row["stream"], row["verb"]] = row["number"]
        self.copies, self.addressees = mailbox.copies(letters)

    def look(self, told: Iterable[dict[str, Any]]) -> Findings:
        """told: the lines of the journal."""
        lines = list(told)
        self.found.told.update(line["what"] for line in lines)
        self.found.told["acknowledged"] = len({line["reference"] for line in lines if line["what"] == "submitted"})
        self._check_promises(lines)
        self._check_steps()
        self._check_messages()
        self._check_files()
        self._check_jobs()
        ledger = "SELECT * FROM ledger ORDER BY stream, number"
        entries = chain.broken(self.rows(ledger), partial(self.opener.json, place="ledger.said"))
        self.found.half += [f"ledger: {entry}" for entry in entries]
        return self.found

    def _check_promises(self, lines: list[dict[str, Any]]) -> None:
        checks: dict[str, Callable[[dict[str, Any]], None]] = {
            "submitted": self._submitted,
            "file": self._file,
            "decided": self._decided,
            "asked": self._asked,
            "answered": self._answered,
            "code": self._code,
        }
        last_saved = {(line["reference"], line["question"]): line for line in lines if line["what"] == "saved"}
        for line in last_saved.values():
            self._saved(line)
        for line in lines:
            if check := checks.get(line["what"]):
                check(line)

    def _submitted(self, line: dict[str, Any]) -> None:
        row = self.by_reference.get(line["reference"])
        if row is None or row["state"] == "draft" or row["submitted_at"] is None:
            self.found.lost.append(f"submission {line['reference']}")

    def _saved(self, line: dict[str, Any]) -> None:
        row = self.by_reference.get(line["reference"])
        answers = json.dumps(self.opener.json(row["answers"], "applications.answers")) if row else ""
        if line["text"] not in answers:
            self.found.lost.append(f"answer {line['question']} of {line['reference']}")

    def _file(self, line: dict[str, Any]) -> None:
        row = self.by_reference.get(line["reference"])
        kept = self._files_of.get(_hex(row["id"]) if row else "", Counter())
        self.found.want_one(kept[line["sha256"]], f"file of {line['reference']}")

    @property
    def _files_of(self) -> dict[str, Counter[str]]:
        """Checksums of the files of each application."""
        if not hasattr(self, "_known_files"):
            sql = "SELECT application_id, sha256 FROM application_files JOIN files ON files.id = file_id"
            self._known_files: dict[str, Counter[str]] = defaultdict(Counter)
            for row in self.rows(sql):
                self._known_files[_hex(row["application_id"])][row["sha256"]] += 1
        return self._known_files

    def _case(self, reference: str) -> dict[str, Any]:
        row = self.by_reference.get(reference)
        found = self.cases[_hex(row["id"])] if row else []
        return found[0] if found else {}

    def _decided(self, line: dict[str, Any]) -> None:
        case = self._case(line["reference"])
        words = self.opener.text(case.get("words", ""), "cases.words")
        if case.get("status") != "decided" or words != line["words"]:
            self.found.lost.append(f"decision on {line['reference']}")

    def _asked(self, line: dict[str, Any]) -> None:
        self._want_request(line, "text")

    def _answered(self, line: dict[str, Any]) -> None:
        self._want_request(line, "answer")

    def _want_request(self, line: dict[str, Any], column: str) -> None:
        if not hasattr(self, "_requests"):
            self._requests = self.rows("SELECT case_id, text, answer FROM case_requests")
            for row in self._requests:
                row.update((name, self.opener.text(row[name], f"case_requests.{name}")) for name in ("text", "answer"))
        case = _hex(self._case(line["reference"]).get("id"))
        number = sum(_hex(row["case_id"]) == case and row[column] == line["text"] for row in self._requests)
        self.found.want_one(number, f"{line['what']} {line['reference']}")

    def _code(self, line: dict[str, Any]) -> None:
        number = self.addressees[line["email"]]
        if not number:
            self.found.lost.append(f"letter to {line['email']}")
        self.found.counted["letters asked for again"] += max(0, number - 1)

    def _check_steps(self) -> None:
        """Whatever clients were told: each step is whole, or was never made."""
        drafts = Counter(
            (_hex(row["person_id"]), row["service"]) for row in self.by_reference.values() if _is_draft(row)
        )
        self.found.doubled += [f"drafts of {who}" for who, number in drafts.items() if number > 1]
        for reference, row in self.by_reference.items():
            if _is_draft(row):
                self.found.want(len(self.cases[_hex(row["id"])]), of=0, what=f"cases of the draft {reference}")
                continue
            cases, stream = self.cases[_hex(row["id"])], f"application:{_dashed(row['id'])}"
            self.found.want(len(cases), of=1, what=f"cases of {reference}")
            self.found.want(self.verbs[stream, "application.submitted"], of=1, what=f"record of {reference}")
            for case in cases:
                self._check_case(reference, row, case)

    def _check_case(self, reference: str, row: dict[str, Any], case: dict[str, Any]) -> None:
        stream, outcome = f"case:{_dashed(case['id'])}", case["outcome"]
        want = self.found.want
        want(self.verbs[stream, "case.opened"], of=1, what=f"opening of {reference}")
        want(self.verbs[stream, "case.decided"], of=int(case["status"] == "decided"), what=f"decision on {reference}")
        want(self.verbs[stream, "case.withdrawn"], of=int(case["status"] == "withdrawn"), what=f"end of {reference}")
        states = {"decided": outcome, "withdrawn": "withdrawn", "waiting_for_citizen": "waiting"}
        expected = states.get(case["status"], "submitted")
        want(int(row["state"] == expected), of=1, what=f"{reference} is {row['state']}, its case {case['status']}")
        total = sum(number for (about, _verb), number in self.verbs.items() if about == stream)
        want(int(case["version"] == total), of=1, what=f"version of {reference} is {case['version']}, entries {total}")
        if row["service"] == "permit":
            want(self.verbs[stream, "case.issued"], of=1, what=f"document of {reference}")
            want(self.verbs[stream, "case.told"], of=2, what=f"letters of {reference}")

    def _check_messages(self) -> None:
        """As many messages as steps that bring one, each with one delivery, each of those with a letter."""
        expected: Counter[str] = Counter()
        for reference, row in self.by_reference.items():
            cases = self.cases[_hex(row["id"])]
            streams = [f"application:{_dashed(row['id'])}", *(f"case:{_dashed(case['id'])}" for case in cases)]
            for stream in streams:
                expected[reference] += sum(self.verbs[stream, verb] * each for verb, each in LETTERS_BY_STEP.items())
        written: Counter[str] = Counter()
        for row in self.rows("SELECT about_path FROM messages"):
            written.update(part for part in row["about_path"].split("/") if part.startswith("A-"))
        for reference, number in expected.items():
            self.found.want(written[reference], of=number, what=f"messages about {reference}")
        self._check_deliveries()

    def _check_deliveries(self) -> None:
        sql = "SELECT messages.id AS message, deliveries.id AS delivery FROM messages LEFT JOIN deliveries ON message_id = messages.id"
        by_message: Counter[str] = Counter()
        for row in self.rows(sql):
            by_message[_hex(row["message"])] += row["delivery"] is not None
            number = self.copies[_hex(row["delivery"])] if row["delivery"] else 0
            if not number:
                self.found.lost.append(f"e-mail {row['delivery']}")
            self.found.counted["e-mails repeated"] += max(0, number - 1)
        for message, number in by_message.items():
            self.found.want(number, of=1, what=f"deliveries of message {message}")
        self.found.counted["e-mails"] += sum(self.copies.values())

    def _check_files(self) -> None:
        known = set()
        for row in self.rows("SELECT id, sha256 FROM files"):
            name = _hex(row["id"])
            known.add(name)
            path = self.files / name[-2:] / name
            if not path.exists() or not self._is_right(path.read_bytes(), row):
                self.found.half.append(f"file {name} has not the bytes it should have")
        there = {path.name for path in self.files.rglob("*") if path.is_file()}
        self.found.counted["bytes without a row"] += len(there - known)

    def _is_right(self, kept: bytes, row: dict[str, Any]) -> bool:
        with suppress(InvalidTag):
            content = self.opener.content(kept, f"files/{_dashed(row['id'])}")
            return sha256(content).hexdigest() == row["sha256"]
        return False

    def _check_jobs(self) -> None:
        for row in self.rows("SELECT name, last_error, dead_at FROM jobs"):
            if row["dead_at"]:
                self.found.lost.append(f"job {row['name']} was given up: {row['last_error']}")
        failed = "SELECT \"do\", last_error FROM case_steps WHERE state NOT IN ('done', 'skipped', 'void')"
        self.found.half += [f"step {row['do']}: {row['last_error']}" for row in self.rows(failed)]


def _is_draft(row: dict[str, Any]) -> bool:
    return bool(row["state"] == "draft")


def _hex(value: Any) -> str:
    return str(value or "").replace("-", "")


def _dashed(value: Any) -> str:
    text = _hex(value)
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
