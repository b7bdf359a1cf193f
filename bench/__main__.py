"""`python -m bench [NAME ...]`: run benchmarks; without a name, all of them."""

import os
import sys
from importlib import import_module
from tempfile import TemporaryDirectory

BENCHMARKS = (
    "extract",
    "crawl",
    "frontier",
    "reextract",
    "storage",
    "dates",
    "stems",
    "texts",
    "hostile",
    "write",
    "search",
    "web",
    "copies",
    "export",
    "month",
)

chosen = sys.argv[1:] or list(BENCHMARKS)
unknown = [name for name in chosen if name not in BENCHMARKS]
if unknown:
    sys.stderr.write(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(BENCHMARKS)}.\n")
    sys.exit(2)
with TemporaryDirectory() as turns:
    os.environ["NEWSARCHIVE_TURNS"] = turns  # crawls of benchmarks leave nothing with the user
    for name in chosen:
        try:
            benchmark = import_module(f"bench.{name}")
        except ModuleNotFoundError as error:
            sys.exit(
                f"The Python package {error.name} is missing: benchmarks run in the development environment. "
                "Set it up with `make .venv/dev`, then run `.venv/bin/python -m bench`."
            )
        print(f"== {name}", flush=True)
        benchmark.main()
