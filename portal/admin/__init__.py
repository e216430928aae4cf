"""We run it: the staff's home page. A shell: it collects what rooms contribute."""
