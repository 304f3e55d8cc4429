"""Mail taken to pieces: heads, parts, attachments."""
