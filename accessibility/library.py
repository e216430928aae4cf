"""What is put into every page before its own scripts run: instruments, axe-core, and what checks have in hand."""

from pathlib import Path

from . import wording

HERE = Path(__file__).parent
AXE = HERE / "vendor" / "axe.min.js"
SPEAK_UP = "{ const run = axe.run; axe.run = (...what) => run(...what).catch(error => ({error: String(error)})); }"
"""axe-selenium-python waits for ever for a promise that was rejected; so it is kept, with its reason."""
IN_HAND = (HERE / "page.js").read_text(encoding="utf-8") + wording.script()
LIBRARY = (
    AXE.read_text(encoding="utf-8")
    + SPEAK_UP
    + f"Object.defineProperty(window, '__auditor', {{value: () => {{ {IN_HAND}; return audit; }}, configurable: true}});"
)
"""axe-core, and `__auditor()`, which gives `audit` (page.js) for as long as axe-core is set up."""
FIRST_OF_ALL = (HERE / "instruments.js").read_text(encoding="utf-8") + LIBRARY
IS_THERE = "typeof __auditor === 'function' && typeof axe === 'object'"
"""Not where scripts are off, nor in frames that let none run: there LIBRARY is put in afterwards."""
