"""Search: queries that people write, answered by the index of the archive.

`parse` returns the query of a string, `search` its hits. The index holds the stems of folded words (`keys`), so that the forms and spellings of a
word meet.
"""
