"""Where the demo's definitions are, and reading them once for many tests."""

from functools import cache
from pathlib import Path

from portal.catalogue.formats import strict_yaml

PORT_ALDER = Path(__file__).parents[2] / "portal" / "demo" / "port_alder"


@cache
def read(path):
    return strict_yaml.read(PORT_ALDER / path).content
