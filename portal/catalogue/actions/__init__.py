"""What changes the catalogue: publishing services, taking over an authority's departments and themes, importing lists."""

from . import editorial
from .authority import import_authority
from .importing import Imported, import_list
from .own_files import publish_read, read_csv, read_files
from .publishing import Published, Unpublishable, publish, publish_all

__all__ = [
    "Imported",
    "Published",
    "Unpublishable",
    "editorial",
    "import_authority",
    "import_list",
    "publish",
    "publish_all",
    "publish_read",
    "read_csv",
    "read_files",
]
