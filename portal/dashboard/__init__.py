"""My page, and the portal's front page. A shell: it shows what the rooms bring and decides nothing itself."""
