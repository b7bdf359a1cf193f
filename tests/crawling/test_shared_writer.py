"""The writer of a crawl's captures: a body is not written twice, unless the other record is not in its folder."""

import asyncio
from pathlib import Path

import pytest

from newsarchive.archive import open_archive
from newsarchive.crawling.shared_writer import SharedWriter
from newsarchive.items import RecordLocation
from newsarchive.reextraction.replay import Replay
from tests.captures.exchanges import exchange
from tests.reextraction.stored import OUTLET, SITE, article_html
from tests.reextraction.warc_files import page, sha1, written


@pytest.mark.parametrize(("inside", "is_revisit"), [(True, True), (False, False)])
def test_a_replayed_body_is_referred_to_only_within_the_folder(tmp_path: Path, inside: bool, is_revisit: bool) -> None:
    folder, archive = tmp_path / "archive.captures", f"sqlite:///{tmp_path / 'archive.db'}"
    digest = f"WARC-Payload-Digest: {sha1(article_html())}\r\n"
    file = (folder if inside else tmp_path / "elsewhere") / "a.warc.gz"
    engine = open_archive(archive)
    Replay(engine, written(file, [page("/news/7", article_html(), more=digest)]), folder, [OUTLET]).run()
    engine.dispose()

    async def write() -> RecordLocation:
        writer = SharedWriter(folder, archive, {})
        await writer.open()
        location = await writer.write(exchange(url=f"{SITE}/news/7", body=article_html()))
        await writer.close()
        return location

    assert asyncio.run(write()).is_revisit is is_revisit
