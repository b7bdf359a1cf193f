"""Whether an archive holds real or made-up articles: the two never share one."""

from typing import ClassVar, Final, Literal

from sqlalchemy import Connection, Engine, insert, select

from newsarchive.archive.connect import reading, writing
from newsarchive.archive.failure import ArchiveError, name_of
from newsarchive.archive.schema import archive_info

Kind = Literal["real", "made_up"]
MIXED: Final = "mixed"  # written before the kinds were kept apart

_KIND = "kind"
_REFUSED: dict[tuple[str, Kind], str] = {
    (
        "real",
        "made_up",
    ): "{archive} holds real articles, and these saved pages are made up. Use another --archive, such as sqlite:///demo.db.",
    (
        "made_up",
        "real",
    ): "{archive} holds made-up articles, and these are real. Use another --archive, such as sqlite:///archive.db.",
    (
        MIXED,
        "made_up",
    ): "{archive} holds real articles too, and these saved pages are made up. Use another --archive, such as sqlite:///demo.db.",
}


class WrongKindError(ArchiveError):
    """Real articles were to be written into an archive of made-up ones, or the reverse; nothing was written."""

    exit_code: ClassVar[int] = 2


def claim(engine: Engine, kind: Kind) -> None:
    """Mark an archive without runs as one of real or of made-up articles. Raises WrongKindError if it is of the other kind."""
    if kind_of(engine) != kind:
        with writing(engine) as connection:
            claim_in(connection, kind)


def claim_in(connection: Connection, kind: Kind) -> None:
    """Do what `claim` does in a transaction that writes."""
    held = kind_in(connection)
    if held is None:
        connection.execute(insert(archive_info).values(name=_KIND, value=kind))
    elif (held, kind) in _REFUSED:
        raise WrongKindError(_REFUSED[held, kind].format(archive=name_of(connection.engine.url)))


def kind_of(engine: Engine) -> str | None:
    """Return `real`, `made_up` or `mixed` (written before the two were kept apart); None before the first run. Raises ArchiveError."""
    with reading(engine) as connection:
        return kind_in(connection)


def kind_in(connection: Connection) -> str | None:
    """Do what `kind_of` does in a transaction."""
    found: str | None = connection.scalar(select(archive_info.c.value).where(archive_info.c.name == _KIND))
    return found
