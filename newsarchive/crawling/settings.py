"""Scrapy's settings, each set on purpose."""

import os

from newsarchive import __version__

BOT_NAME = "newsarchive"
SPIDER_LOADER_CLASS = "newsarchive.crawling.loader.OutletSpiderLoader"
NEWSARCHIVE_OUTLETS = os.environ.get("NEWSARCHIVE_OUTLETS")  # a folder of outlets of one's own

# The user agent names the project and a contact, so that a site can ask us to stop; never a browser. The operator of a crawl is its contact.
NEWSARCHIVE_CONTACT = os.environ.get("NEWSARCHIVE_CONTACT", "")
USER_AGENT = f"newsarchive/{__version__} ({f'+{NEWSARCHIVE_CONTACT}' if NEWSARCHIVE_CONTACT else 'archive of Bengali news for research'})"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newsarchive"
# One request at a time to a host, two seconds apart (an outlet may declare another delay), slower when the site is slow.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2.0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2.0
AUTOTHROTTLE_MAX_DELAY = 60.0
# News pages are public and need no session.
COOKIES_ENABLED = False
# News pages use meta refresh to reload themselves, not to redirect; looking for it decodes every page.
METAREFRESH_ENABLED = False
# 429 is not retried: the site asks us to stop.
RETRY_TIMES = 2
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]
# The spider logs each failed page once, with its reason.
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
REDIRECT_MAX_TIMES = 5

# Off by default in Scrapy. Without it, anybody between us and the site could change the archived pages.
DOWNLOAD_VERIFY_CERTIFICATES = True
# On by default in Scrapy: both let a local process run code in the crawler.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
# Redirects of a page may use any scheme; only http and https are allowed.
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
# The largest known page has 3.2 MB; decompression stops at this size.
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 60
# A truncated response is an error to retry, not a page.
DOWNLOAD_FAIL_ON_DATALOSS = True

# Scrapy starts this many tasks for every response, used or not: 4 saves 1 ms a page over the default of 100.
CONCURRENT_ITEMS = 4
# A check for spiders under development; it parses the callback's source at every response, 1.5 ms a page.
WARN_ON_GENERATOR_RETURN_VALUE = False
# The spider's frontier requests each article once a run; fingerprinting each request again costs 0.1 ms.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "newsarchive.crawling.middlewares.OwnHostsMiddleware": 50,
    # After decompression, before retries: a challenge is not requested twice.
    "newsarchive.crawling.middlewares.ChallengeMiddleware": 560,
    "newsarchive.crawling.middlewares.FetchTimeMiddleware": 950,
}
# Active in replays only.
EXTENSIONS = {"newsarchive.crawling.replay.OrphanPages": 500}
# Both run for every page and request and are not needed here.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
ITEM_PIPELINES = {
    "newsarchive.pipelines.normalize.NormalizePipeline": 100,
    "newsarchive.pipelines.deduplicate.DeduplicatePipeline": 200,
    "newsarchive.pipelines.store.StorePipeline": 300,
}

NEWSARCHIVE_ARCHIVE = os.environ.get("NEWSARCHIVE_ARCHIVE", "sqlite:///archive.db")
NEWSARCHIVE_BATCH = 50  # pages a transaction; 500 blocked the writer for a second
NEWSARCHIVE_BATCH_SECONDS = 2.0

LOG_LEVEL = "INFO"
LOG_SHORT_NAMES = True
LOG_FORMATTER = "newsarchive.crawling.logs.QuietLogFormatter"
STATS_DUMP = False
# Not needed; it measures the memory of the process every minute.
MEMUSAGE_ENABLED = False
