"""The sources of evidence that a page itself gives: layout selectors, metadata, embedded state."""
