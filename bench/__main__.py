"""`python -m bench [NAME ...]`: run benchmarks; without a name, all of them."""

import sys

from bench import crawl, dates, decay, designs, extract, generic, kills, mutations, quality, sources, stems

BENCHMARKS = {
    "extract": extract.main,
    "crawl": crawl.main,
    "mutations": mutations.main,
    "kills": kills.main,
    "dates": dates.main,
    "fuzz": dates.fuzz,
    "designs": designs.main,
    "decay": decay.main,
    "generic": generic.main,
    "quality": quality.main,
    "stems": stems.main,
    "sources": sources.main,
}

chosen = sys.argv[1:] or list(BENCHMARKS)
unknown = [name for name in chosen if name not in BENCHMARKS]
if unknown:
    sys.exit(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(BENCHMARKS)}.")
for name in chosen:
    print(f"== {name}", flush=True)
    BENCHMARKS[name]()
