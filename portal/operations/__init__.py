"""Is everything all right? What operators and machines look at, and what everybody may know. A shell: it has no nouns."""
