"""Makes asvs.md of asvs.yaml: `python docs/security/render.py`."""

from collections import Counter
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
CHAPTERS = {
    "V1": "Encoding and sanitization",
    "V2": "Validation and business logic",
    "V3": "Web frontend",
    "V4": "API and web service",
    "V5": "Files",
    "V6": "Authentication",
    "V7": "Sessions",
    "V8": "Authorization",
    "V9": "Self-contained tokens",
    "V10": "OAuth and OpenID Connect",
    "V11": "Cryptography",
    "V12": "Secure communication",
    "V13": "Configuration",
    "V14": "Data protection",
    "V15": "Secure coding and architecture",
    "V16": "Logging and errors",
    "V17": "WebRTC",
}
BEGINNING = """# OWASP ASVS 5.0, levels 1 and 2

Each requirement of the [standard](https://owasp.org/www-project-application-security-verification-standard/) by its
number, in our own short words: whether it is met, where, and the test that shows it. Written by the people who built it
and checked by nobody else. Made of `asvs.yaml` by `python docs/security/render.py`; a test holds that every file and
test named here is there.
"""


def rendered() -> str:
    requirements = yaml.safe_load((FOLDER / "asvs.yaml").read_text())
    counts = Counter(one["is"] for one in requirements)
    applying = len(requirements) - counts["does not apply"]
    said = ", ".join(f"{counts[state]} {state}" for state in ("met", "partly", "not met"))
    lines = [BEGINNING, f"{len(requirements)} requirements, of which {applying} apply: {said}."]
    for chapter, name in CHAPTERS.items():
        mine = [one for one in requirements if one["id"].split(".")[0] == chapter]
        lines += [
            "",
            f"## {chapter} {name}",
            "",
            "| | level | about | is it met? | where | shown by |",
            "|" + " --- |" * 6,
        ]
        lines += [_row(one) for one in mine]
    return "\n".join(lines) + "\n"


def _row(one: dict) -> str:
    where = "<br>".join(f"`{place}`" for place in one.get("where", []))
    tests = "<br>".join(f"`{test}`" for test in one.get("tests", []))
    state = one["is"] + (f": {one['note']}" if "note" in one else "")
    return f"| {one['id']} | {one['level']} | {one['about']} | {state} | {where} | {tests} |"


if __name__ == "__main__":
    (FOLDER / "asvs.md").write_text(rendered())
