"""The Bengali language as a news archive needs it: digits, text, dates and bylines.

Pure functions on strings. Nothing here touches the network, the clock, a file or a setting, and nothing else of the
project is imported, so that each module can be used by itself.
"""
