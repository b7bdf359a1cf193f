"""The outlets, one module each: what they are, as data."""
