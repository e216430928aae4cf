"""A citizen portal that any authority can run."""

import gc

gc.set_threshold(1_000_000)
"""Loading makes hundreds of thousands of things that stay. To look through them for garbage again and again, as Python does
by itself, was a fifth of the start. When everything is loaded, portal.app sets what holds from then on."""
