"""The history of the schema, run by newsarchive.archive.connect."""
