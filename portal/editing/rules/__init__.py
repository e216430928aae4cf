"""Pure decisions about editing: changing a document by path, fresh ids, what differs between two versions."""
