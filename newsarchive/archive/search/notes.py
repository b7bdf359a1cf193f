"""What of a query was left out or cut: sentences with a key, so that an interface in another language has its own. Pure."""

from collections.abc import Mapping
from typing import Final

# The sentences, with {names} for values. A sentence begins small and has no full stop: several are joined to one.
SENTENCES: Final[Mapping[str, str]] = {
    "quotation_mark": "a quotation mark without its partner was left out",
    "too_long": "only its first {n} characters were read",
    "bracket": "a bracket without its partner was left out",
    "only_excluded": "a query needs a word that is not excluded",
    "no_word": "the query has no word",
    "no_days": "no day is from {since} on and up to {until}",
    "or_not": "OR NOT would find nearly everything and was left out",
    "day_brackets": "{field}: takes one day, not brackets",
    "choice_brackets": "{field}: takes one value, not brackets",
    "no_choice": "{field}:{given} is no value of {field}; there are {known}",
    "limit_twice": "{field}: was given more than once, and the last one holds",
    "or_limit": "{field}: holds for the whole query, not for one side of OR",
    "excluded_limit": "{field}: holds for the whole query, cannot be excluded and was left out",
    "too_deep": "more than {n} brackets within each other were left out",
    "field_no_word": "{field}: has no word",
    "no_field": "{field}: is no field and was searched for as a word; fields are {fields}",
    "short_beginning": "{word}: a beginning needs at least {n} letters",
    "too_many_words": "only the first {n} words were searched for",
    "no_day": "{field}:{day} is no day; write it as 2026-11-29",
    "no_outlet": "the archive has no outlet {outlet}",
    "beginning": "{word}* stands for its {n} most frequent words",
    "compared": "the {n} newest articles with these words were compared with the query",
    "search_ended": "the search was ended after {n} s; there may be more",
    "count_ended": "counting was ended when its time was over",
    "count_ended_month": "counting was ended when its time was over, from {month} on",
    "counted_time": "the newest {n} hits were read in time; only they were counted",
    "counted_most": "the newest {n} hits were read; only they were counted",
    "facets_time": "the newest {n} hits were read in time; outlets, sections and bylines are of them",
    "facets_most": "the newest {n} hits were read; outlets, sections and bylines are of them",
}


class Note(str):
    """A sentence about a query, in English. `key`: that of SENTENCES; `values`: what the sentence names."""

    __slots__ = ("key", "values")
    key: str
    values: Mapping[str, object]


def note(key: str, **values: object) -> Note:
    """Return a sentence of SENTENCES with its values."""
    found = Note(SENTENCES[key].format(**values))
    found.key, found.values = key, values
    return found
