"""The fetch time of a page is that of its own response."""

from datetime import UTC, datetime

import pytest
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newsarchive.crawling.middlewares import FetchTimeMiddleware

URL = "https://potrika.example/news/1"


def test_a_request_that_follows_from_another_has_its_own_fetch_time() -> None:
    earlier = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
    redirected = Request(URL).replace(meta={"fetched_at": earlier, "redirect_times": 1})
    FetchTimeMiddleware().process_response(redirected, Response(URL))
    assert redirected.meta["fetched_at"] > earlier


def test_in_a_replay_the_saved_page_states_its_fetch_time() -> None:
    with pytest.raises(NotConfigured):
        FetchTimeMiddleware.from_crawler(get_crawler(settings_dict={"NEWSARCHIVE_REPLAY": "pages"}))
