"""Words in Roman letters: for how many the word that is meant is suggested, from the vocabulary of the real articles.

The spellings of roman.txt were written before the rules were finished, and the rules were then corrected by them: a figure of development.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from newsarchive.archive.search.keys import keys
from newsarchive.archive.search.vocabulary import Suggestion, Vocabulary
from quality.search import real_articles_read

SPELLINGS: Final = Path(__file__).with_name("roman.txt")
SHOWN: Final = 5


def main(arguments: Sequence[str] = ()) -> None:
    """Print how often the word is the first, or among the first five."""
    counts = Counter(key for each in real_articles_read() for key in set(keys(f"{each.headline} {each.body}")))
    vocabulary = Vocabulary(Suggestion(word, number) for word, number in counts.items() if word >= "\u0980")
    asked = [(typed, keys(word)[0]) for typed, word in spellings() if keys(word)[0] in counts]
    places = [[each.word for each in vocabulary.meant(typed, SHOWN)] for typed, _ in asked]
    first = sum(found[:1] == [key] for found, (_, key) in zip(places, asked, strict=True))
    among = sum(key in found for found, (_, key) in zip(places, asked, strict=True))
    print(f"{len(asked)} words in Roman letters: {first} first, {among} among {SHOWN}, of {len(counts)} words")


def spellings() -> list[tuple[str, str]]:
    """Return the words in Roman letters with those that are meant."""
    lines = SPELLINGS.read_text(encoding="utf-8").splitlines()[1:]
    return [(typed, word) for typed, word in map(str.split, lines)]
