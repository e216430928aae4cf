"""Keep what is ours, forget what we must: backups, exports, and what is deleted when its time has come."""
