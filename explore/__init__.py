"""Datasette on an archive: `make explore`. It runs in an environment of its own."""
