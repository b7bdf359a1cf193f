"""Scrapy's settings, each set on purpose."""

import os

from newsarchive import __version__

BOT_NAME = "newsarchive"
SPIDER_MODULES = ["spiders"]

# Who we are and how to reach us, so that a site can ask us to stop; never a browser's name. Whoever runs a crawl is its contact.
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
# News pages are public; a session would only make us look like a reader.
COOKIES_ENABLED = False
# News pages reload themselves by meta refresh, none moves by it; looking for one decodes every page.
METAREFRESH_ENABLED = False
# 429 is the site asking us to stop, not a fault to retry.
RETRY_TIMES = 2
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]
# The spider tells each page that failed, once, with its reason.
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
REDIRECT_MAX_TIMES = 5

# Off by default in Scrapy: whoever stands between us and the site must not write our archive.
DOWNLOAD_VERIFY_CERTIFICATES = True
# On by default in Scrapy: both let a local process run code in ours.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
# A page may send us anywhere; only the web is meant.
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
# The largest page seen has 3.2 MB; a bomb of 300 MB of zeros unpacks until here.
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 60
# An answer that ends early is an error to retry, not a page.
DOWNLOAD_FAIL_ON_DATALOSS = True

# Scrapy starts this many tasks for every answer, used or not: 4 saves 1 ms a page over the default of 100.
CONCURRENT_ITEMS = 4
# Each article is asked once a run by the spider's own frontier; fingerprinting each request again costs 0.1 ms.
# A check for spiders under development: parses the callback's source at every answer, 1.5 ms a page.
WARN_ON_GENERATOR_RETURN_VALUE = False
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "newsarchive.crawling.middleware.OwnHosts": 50,
    # Behind decompression, before retries: a challenge is not asked twice.
    "newsarchive.crawling.middleware.Challenges": 560,
    "newsarchive.crawling.middleware.FetchTime": 950,
}
# Works in replays only.
EXTENSIONS = {"newsarchive.crawling.replay.Unlinked": 500}
# Each of these passes on every page and request; neither has anything to do here.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
ITEM_PIPELINES = {
    "pipelines.normalize.NormalizePipeline": 100,
    "pipelines.deduplicate.DeduplicatePipeline": 200,
    "pipelines.store.StorePipeline": 300,
}

NEWSARCHIVE_ARCHIVE = os.environ.get("NEWSARCHIVE_ARCHIVE", "sqlite:///archive.db")
NEWSARCHIVE_BATCH = 50  # pages a transaction: 500 stalled the writer for a second
NEWSARCHIVE_BATCH_SECONDS = 2.0

LOG_LEVEL = "INFO"
LOG_SHORT_NAMES = True
LOG_FORMATTER = "newsarchive.crawling.logs.OwnWords"
STATS_DUMP = False
# Nothing here needs it, and it forks the process's memory accounting every minute.
MEMUSAGE_ENABLED = False
