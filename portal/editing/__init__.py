"""We make a service: the editors' pages, from a template to publishing. Nothing above needs its names, so the front door is empty."""
