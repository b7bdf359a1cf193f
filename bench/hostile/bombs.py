"""Compressed zeros: a few kilobytes that become gigabytes."""

import sys
import zlib
from functools import cache
from typing import Any

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_MEGA = bytes(1024 * 1024)


@cache
def bomb_of(name: str, megabytes: int) -> bytes:
    """Return so many megabytes of zeros, compressed: gzip, br or zstd."""
    stream: Any
    if name == "br":
        stream = brotli.Compressor(quality=1)
        pieces = [*(stream.process(_MEGA) for _ in range(megabytes)), stream.finish()]
    else:
        stream = zstd.ZstdCompressor() if name == "zstd" else zlib.compressobj(9, wbits=31)
        pieces = [*(stream.compress(_MEGA) for _ in range(megabytes)), stream.flush()]
    return b"".join(pieces)
