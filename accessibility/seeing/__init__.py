"""(the auditor's eyes) What a page looks like: colours, pictures of the screen, and movement."""
