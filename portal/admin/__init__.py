"""We run it: the staff's home page and the operator's page. A shell: it collects what rooms contribute."""
