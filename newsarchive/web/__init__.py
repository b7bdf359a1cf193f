"""The reading room: the archive in a browser, in Bengali and English, read-only. Needs the extra `web`."""
