"""`python -m quality NAME [ARGUMENT ...]`: run one measurement of quality."""

import sys
from importlib import import_module

# Name, module and purpose of each measurement.
MEASUREMENTS = {
    "gate": ("gate", "the share of right fields on each page set, beside its floor"),
    "snapshot": ("snapshot", "what `extract` prints for thousands of pages, and how another tree differs"),
    "ablate": ("ablate", "what each rule of the heuristics contributes"),
    "templates": ("by_template", "fields by page template"),
    "heuristics": ("heuristics", "the heuristics beside other extractors"),
    "decay": ("decay", "fields once a selector finds nothing any more"),
    "mutations": ("mutations", "ten thousand damaged pages"),
    "sources": ("sources", "what sources find in real listings and feeds"),
    "addresses": ("addresses", "real addresses of articles that the outlets accept"),
    "real": ("real", "what is missing on the real pages, and which problems are reported"),
    "dates": ("dates", "dates read right, beside dateparser and htmldate"),
    "fuzz": ("fuzz", "a million damaged strings read as dates"),
    "stems": ("stems", "recall and precision of the stemmer"),
    "search": ("search", "what search finds of words in all their forms, beside other tokenisers"),
    "copies": ("copies", "pairs of real articles that share most of their text, and which are found"),
    "roman": ("roman", "words in Roman letters, and whether the word that is meant is suggested"),
    "attack": (
        "attack",
        "attacks on the reading room: fuzzed addresses, hostile paths, slow clients, many connections",
    ),
    "browser": (
        "browser",
        "the reading room in a real browser: accessibility, keys, widths, with and without JavaScript",
    ),
    "kills": ("kills", "a crawl that is killed ten times and run again"),
}

if len(sys.argv) < 2 or sys.argv[1] not in MEASUREMENTS:
    listed = "\n".join(f"  {name:12} {purpose}" for name, (_, purpose) in MEASUREMENTS.items())
    sys.stderr.write(f"Usage: python -m quality NAME [ARGUMENT ...]\n{listed}\n")
    sys.exit(2)
try:
    measurement = import_module(f"quality.{MEASUREMENTS[sys.argv[1]][0]}")
except ModuleNotFoundError as error:
    sys.exit(
        f"The Python package {error.name} is missing: quality is measured in the development environment. "
        "Set it up with `make .venv/dev`, then run `.venv/bin/python -m quality`."
    )
measurement.main(sys.argv[2:])
