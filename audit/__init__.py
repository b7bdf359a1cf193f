"""Locks beside the known vulnerabilities, in an environment of its own: `make audit`."""
