"""What changes the catalogue: publishing services, taking over an authority's departments and themes, importing lists."""

from .authority import import_authority
from .publishing import Published, Unpublishable, publish, publish_all

__all__ = ["Published", "Unpublishable", "import_authority", "publish", "publish_all"]
