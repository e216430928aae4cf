"""What keeping does: back up, restore, export, forget."""
