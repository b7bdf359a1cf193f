"""The archive: open it, write to it, count what it holds. Its tables are explained in docs/archive.md."""

from newsarchive.archive.archive_url import is_missing
from newsarchive.archive.connect import migrate, open_archive, open_to_read
from newsarchive.archive.coverage import DayCoverage, coverage, unfit_addresses
from newsarchive.archive.failure import ArchiveError, NoArchiveError
from newsarchive.archive.held import held_captures, held_offsets, is_held
from newsarchive.archive.history import Outcome, address_of_article
from newsarchive.archive.kept import KeptRecords
from newsarchive.archive.kind import Kind, WrongKindError, claim, kind_of
from newsarchive.archive.liveness import HEARTBEAT_SECONDS
from newsarchive.archive.outlet_past import ArticleFields, Fetches, HourCounts, OutletPast, outlet_pasts
from newsarchive.archive.reextractions import (
    Reextraction,
    begin_reextraction,
    finish_file,
    finish_reextraction,
)
from newsarchive.archive.reported import record_reported, reported_findings
from newsarchive.archive.rereading import Rereader, Rereading, Shown
from newsarchive.archive.rounds import Rounds, rounds
from newsarchive.archive.summary import OutletCounts, Run, addresses, last_runs, outlet_counts
from newsarchive.archive.visits import (
    ArticleVisits,
    BusyOutletError,
    LiveRun,
    RunCounts,
    SourceHistory,
    SourceVisit,
    article_visits,
    counts_since,
    crawled_outlets,
    known_addresses,
    live_runs,
    source_histories,
)
from newsarchive.archive.writer import Writer

__all__ = [
    "HEARTBEAT_SECONDS",
    "ArchiveError",
    "ArticleFields",
    "ArticleVisits",
    "BusyOutletError",
    "DayCoverage",
    "Fetches",
    "HourCounts",
    "KeptRecords",
    "Kind",
    "LiveRun",
    "NoArchiveError",
    "Outcome",
    "OutletCounts",
    "OutletPast",
    "Reextraction",
    "Rereader",
    "Rereading",
    "Rounds",
    "Run",
    "RunCounts",
    "Shown",
    "SourceHistory",
    "SourceVisit",
    "Writer",
    "WrongKindError",
    "address_of_article",
    "addresses",
    "article_visits",
    "begin_reextraction",
    "claim",
    "counts_since",
    "coverage",
    "crawled_outlets",
    "finish_file",
    "finish_reextraction",
    "held_captures",
    "held_offsets",
    "is_held",
    "is_missing",
    "kind_of",
    "known_addresses",
    "last_runs",
    "live_runs",
    "migrate",
    "open_archive",
    "open_to_read",
    "outlet_counts",
    "outlet_pasts",
    "record_reported",
    "reported_findings",
    "rounds",
    "source_histories",
    "unfit_addresses",
]
