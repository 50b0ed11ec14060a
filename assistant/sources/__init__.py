"""Files to sources: each format's bytes to the text that its reader sees, its metadata, and what in it is no text of its author."""
