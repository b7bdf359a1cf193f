"""Paradigms for measuring the stemmer: the forms that the grammar gives a word, by its kind and its last letter.

Knows nothing of the stemmer and its tables. `python -m tests.bengali.paradigms.inflect < lemmas > paradigms` reads a line a
lemma, its kind before it, and writes a line a paradigm, the lemma first. A verb is given by its stems: the one of the
verbal noun without া, the one before high vowels, and the one of the perfect. What no one writes is taken out by hand.
"""

import sys
from collections.abc import Callable

SIGNS = "ািীুূৃেৈোৌ"
VOWELS = "অআইঈউঊঋএঐওঔ"


def genitive(word: str) -> str:
    """Return "of the word"."""
    if word.endswith("ৎ"):
        return word[:-1] + "তের"
    if word[-1] in SIGNS or word.endswith(("াঁ", "ল্লাহ")):
        return word + "র"
    return word + ("য়ের" if word[-1] in VOWELS or word.endswith("ং") else "ের")


def locative(word: str) -> str:
    """Return "in the word"."""
    if word.endswith("ৎ"):
        return word[:-1] + "তে"
    if word.endswith(("া", "াঁ")):
        return word + "য়"
    if word[-1] in SIGNS:
        return word + "তে"
    return word + ("য়ে" if word[-1] in VOWELS or word.endswith("ং") else "ে")


def person(word: str) -> list[str]:
    """Decline a noun for persons; a consonant before the plural may have ে."""
    plurals = [word + "রা"] + ([genitive(word)[:-1] + "রা"] if genitive(word).endswith("ের") else [])
    of = genitive(word)
    many = [word + "দের", word + "দেরকে", word + "দেরও", word + "রাও", word + "রাই"]
    return [word, of, word + "কে", *plurals, *many, word + "ই", word + "ও", of + "ও", word + "কেও"]


def thing(word: str) -> list[str]:
    """Decline a noun for things that are counted."""
    one = [word + "টি" + ending for ending in ("", "র", "কে", "তে")]
    many = [word + "গুলো" + ending for ending in ("", "র", "কে", "তে")]
    return [word, genitive(word), locative(word), *one, word + "টা", *many, word + "ও", word + "ই", locative(word) + "ও"]


def mass(word: str) -> list[str]:
    """Decline a noun that is not counted."""
    of, at = genitive(word), locative(word)
    return [word, of, at, word + "কে", word + "ই", word + "ও", of + "ও", of + "ই", at + "ই", at + "ও"]


def place(word: str) -> list[str]:
    """Decline the name of a place."""
    of, at = genitive(word), locative(word)
    return [word, of, at, word + "কে", word + "ও", of + "ও", at + "ই", at + "ও"]


def name(word: str) -> list[str]:
    """Decline the name of a person."""
    of = genitive(word)
    return [
        word,
        of,
        word + "কে",
        word + "ই",
        word + "ও",
        of + "ও",
        of + "ই",
        word + "কেও",
        word + "কেই",
        word + "রা",
        word + "দের",
    ]


PERSONS = ("", "েন")  # of persons, and of respected ones


def verb(low: str, high: str, perfect: str) -> list[str]:
    """Conjugate a verb whose root ends in a consonant, in the persons that news writes."""
    present = [low + "ে", low + "েন", high + "ি", high + "ুন", high + "ুক"]
    continuous = [high + "ছ" + person for person in ("ে", "েন", "ি", "িল", "িলেন")]
    done = [perfect + "েছ" + person for person in ("ে", "েন", "ি", "িল", "িলেন", "িলাম")]
    rest = "ল লেন লাম ত তেন বে বেন ব তে লে".split()
    noun = low + "া"
    return [noun, noun + "র", *present, *continuous, *done, *(high + ending for ending in rest), perfect + "ে"]


def thing_verb(low: str, high: str, perfect: str) -> list[str]:
    """Conjugate a verb that only things do: the third person alone."""
    noun = low + "া"
    continuous = [high + "ছে", high + "ছিল"]
    done = [perfect + "েছে", perfect + "েছিল", perfect + "ে"]
    return [
        noun,
        noun + "র",
        low + "ে",
        *continuous,
        *done,
        *(high + ending for ending in ("ল", "ত", "বে", "তে", "লে")),
    ]


def causative(low: str, high: str, _: str) -> list[str]:
    """Conjugate a verb with the verbal noun in -আনো."""
    noun = low + "ানো"
    rest = "চ্ছে চ্ছেন চ্ছি চ্ছিল চ্ছিলেন বে বেন ব ল লেন লাম লে ত তেন তে য় ন".split()
    done = [high + "িয়ে" + person for person in ("", "ছে", "ছেন", "ছি", "ছিল", "ছিলেন", "ছিলাম")]
    return [noun, noun + "র", *(low + "া" + ending for ending in rest), *done]


NOUNS: dict[str, Callable[[str], list[str]]] = {
    "person": person,
    "thing": thing,
    "mass": mass,
    "place": place,
    "name": name,
}
VERBS = {"verb": verb, "thing-verb": thing_verb, "causative": causative}


def main() -> None:
    """Write the paradigms of the lemmas on standard input, a heading before each kind."""
    kind = ""
    for line in sys.stdin:
        found, *stems = line.split()
        if found != kind:
            kind = found
            print("#", kind)
        forms = NOUNS[kind](*stems) if kind in NOUNS else VERBS[kind](*stems)
        print(*dict.fromkeys(forms))


if __name__ == "__main__":
    main()
