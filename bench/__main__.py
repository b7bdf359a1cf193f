"""`python -m bench [NAME ...]`: run benchmarks; without a name, all of them."""

import sys

from bench import crawl, dates, extract, hostile, stems, texts

BENCHMARKS = {
    "extract": extract.main,
    "crawl": crawl.main,
    "dates": dates.main,
    "stems": stems.main,
    "texts": texts.main,
    "hostile": hostile.main,
}

chosen = sys.argv[1:] or list(BENCHMARKS)
unknown = [name for name in chosen if name not in BENCHMARKS]
if unknown:
    sys.exit(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(BENCHMARKS)}.")
for name in chosen:
    print(f"== {name}", flush=True)
    BENCHMARKS[name]()
