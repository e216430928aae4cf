"""Every component in every state, for those who build pages. Never shown to citizens."""
