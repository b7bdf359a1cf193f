"""Which findings of health were reported to people, so that each is reported once. They are a row of `archive_info`."""

import json
from collections.abc import Mapping

from sqlalchemy import Engine, delete, insert, select

from newsarchive.archive.connect import reading, writing
from newsarchive.archive.schema import archive_info

_NAME = "reported_findings"


def reported_findings(engine: Engine) -> dict[str, list[str]]:
    """Return the findings that were reported and last, by outlet. Raises ArchiveError."""
    with reading(engine) as connection:
        value = connection.scalar(select(archive_info.c.value).where(archive_info.c.name == _NAME))
    found: dict[str, list[str]] = json.loads(value) if value else {}
    return found


def record_reported(engine: Engine, findings: Mapping[str, list[str]]) -> None:
    """Record the findings that were reported and last, in place of those before. Raises ArchiveError."""
    value = json.dumps(findings, sort_keys=True, ensure_ascii=False)
    with writing(engine) as connection:
        connection.execute(delete(archive_info).where(archive_info.c.name == _NAME))
        connection.execute(insert(archive_info).values(name=_NAME, value=value))
