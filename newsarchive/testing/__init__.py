"""Fixtures: saved pages with the fields that a person read on them, for tests, quality and the command line."""
