"""One question asked of a page in each file. accessibility/README.md says how to add one."""
