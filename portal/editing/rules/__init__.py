"""Pure decisions about editing: changing a document by path, fresh ids, what differs between two versions."""

SERVICE = "service"
"""What the content room calls a service, as a kind of thing that is written."""
