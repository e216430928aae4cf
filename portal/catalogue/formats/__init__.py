"""Reading and writing catalogues as files: the portal's own YAML or JSON, and plain lists as CSV."""
