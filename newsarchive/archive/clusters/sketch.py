"""The sketch of a text: the hashes of its shingles, by which two texts are compared, and the bands by which a text finds those that resemble it.

Pure. The hashes are CRC-32, which every version of Python computes alike: they are stored for years. `keys.VERSION` changes with them.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self
from zlib import crc32

FEWEST: Final = 10  # shingles: shorter texts resemble each other by chance
MOST: Final = 256  # hashes that are kept, the smallest ones: a fair sample of the shingles of a long text
# Of two texts with 0.68 of all their shingles in common (every tenth word edited) 99 % have a band in common, with 0.47 (every fifth) 70 %, with 0.02
# one in a hundred thousand pairs.
BANDS: Final = 24  # at most 32: their numbers are the last five bits
ROWS: Final = 4  # hashes in a band
_BINS: Final = BANDS * ROWS


@dataclass(frozen=True, slots=True)
class Sketch:
    """The number of different shingles of a text, and the smallest of their hashes in order."""

    shingles: int
    hashes: tuple[int, ...]

    @classmethod
    def unpacked(cls, shingles: int, packed: bytes) -> Self:
        """Return a sketch as it is stored."""
        return cls(shingles, struct.unpack(f"<{len(packed) // 4}I", packed))

    def packed(self) -> bytes:
        """Return the hashes as they are stored, four bytes each."""
        return struct.pack(f"<{len(self.hashes)}I", *self.hashes)

    def bands(self) -> list[int]:
        """Return the bands, different numbers of 37 bits: texts that share one may be copies.

        Each of the bins has the smallest hash that falls into it, an empty one that of the next bin (one-permutation hashing); a band is a hash of
        some bins that follow each other.
        """
        smallest = {hash_ % _BINS: hash_ for hash_ in reversed(self.hashes)}
        following = smallest[min(smallest)]
        filled = [following] * _BINS
        for at in range(_BINS - 1, -1, -1):
            following = filled[at] = smallest.get(at, following)
        bins = struct.pack(f"<{_BINS}I", *filled)
        size = len(bins) // BANDS
        return [crc32(bins[at * size : (at + 1) * size]) << 5 | at for at in range(BANDS)]


def sketch_of(keys: Sequence[str]) -> Sketch | None:
    """Return the sketch of the keys of a body; None if it is too short for near copies. A shingle is two keys that follow each other."""
    words = " ".join(keys).encode().split(b" ")
    hashes = set(map(crc32, words[1:], map(crc32, words)))  # of each word, continued from the one before it
    return Sketch(len(hashes), tuple(sorted(hashes)[:MOST])) if len(hashes) >= FEWEST else None


def resemblance(one: Sketch, other: Sketch) -> float:
    """Return the share of the shingles of two texts that both have (Jaccard), from 0 to 1; an estimate if one of them is long."""
    first, second = set(one.hashes), set(other.hashes)
    every = first | second
    if one.shingles > MOST or other.shingles > MOST:
        sample = sorted(every)[:MOST]
        return sum(hash_ in first and hash_ in second for hash_ in sample) / len(sample)
    return len(first & second) / len(every)


def share(text: Sketch, origin: Sketch) -> float:
    """Return the share of the shingles of a text that its origin has too, from 0 to 1."""
    if text == origin:
        return 1.0
    both = resemblance(text, origin)
    return min(both * (text.shingles + origin.shingles) / (1 + both) / text.shingles, 1.0)
