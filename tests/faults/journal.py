"""What clients were told, written down outside the portal: a line is on the disk before anything else happens."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any


class Journal:
    """Lines of JSON, only ever added to. `what` is the promise: submitted, file, decided, asked, answered, ..."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)

    def write(self, what: str, **said: Any) -> None:
        """Somebody was told this. Returns when it cannot be lost any more."""
        line = json.dumps({"what": what, **said}, ensure_ascii=False) + "\n"
        with self._lock:
            os.write(self._descriptor, line.encode())
            os.fsync(self._descriptor)

    def read(self) -> Iterator[dict[str, Any]]:
        with self.path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)

    def counts(self) -> Counter[str]:
        return Counter(line["what"] for line in self.read())

    def close(self) -> None:
        os.close(self._descriptor)
