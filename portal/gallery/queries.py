"""The sample texts, in the page's language."""

from functools import cache
from pathlib import Path

import yaml

from portal.core.i18n import Text, pick

SAMPLES = Path(__file__).with_name("samples.yaml")


def samples() -> dict[str, str]:
    return {key: pick(text).text for key, text in _texts().items()}


@cache
def _texts() -> dict[str, Text]:
    texts: dict[str, Text] = yaml.safe_load(SAMPLES.read_text(encoding="utf-8"))
    return texts
