"""What changes the catalogue: publishing services, taking over an authority's departments and themes, importing lists."""

from . import editorial
from .authority import import_authority
from .importing import Imported, import_list
from .own_files import read_csv, read_files
from .publishing import Published, Unpublishable, publish, publish_all
from .taking_over import TakenOver, take_over

__all__ = [
    "Imported",
    "Published",
    "TakenOver",
    "Unpublishable",
    "editorial",
    "import_authority",
    "import_list",
    "publish",
    "publish_all",
    "read_csv",
    "read_files",
    "take_over",
]
