"""The Bengali language for a news archive: digits, numbers, text, stems, dates and bylines.

Pure functions on strings, without access to network, clock, files or settings, and without imports from the rest of
the project, so that each module can be used separately.
"""
