"""I come by at 10:20: offices, their free times, and who comes when."""
