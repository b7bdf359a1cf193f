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
DOWNLOAD_DELAY_JITTER = 0  # Scrapy's would halve every other delay
# The folder in which the processes of this computer share when a host may be requested; empty: newsarchive/turns in the user's folder of states.
NEWSARCHIVE_TURNS = os.environ.get("NEWSARCHIVE_TURNS", "")
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2.0
AUTOTHROTTLE_MAX_DELAY = 60.0
# News pages are public and need no session.
COOKIES_ENABLED = False
# News pages use meta refresh to reload themselves, not to redirect; looking for it decodes every page.
METAREFRESH_ENABLED = False
# 429 is not among them: it is repeated only after the time that Retry-After names.
RETRY_TIMES = 2
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]
# Refusals in a row after which nothing else of an outlet is requested in the run, and the longest waits that a site can ask for, in seconds:
# by Retry-After, and by Crawl-delay between any two requests.
NEWSARCHIVE_MAX_REFUSALS = 10
NEWSARCHIVE_MAX_WAIT = 60.0
NEWSARCHIVE_MAX_CRAWL_DELAY = 120.0
# Articles that a run of an outlet requests at most; no outlet publishes as many in a month.
NEWSARCHIVE_MAX_ADDRESSES = 20_000
# Of outlets that need a browser: scripts and data that a page may load, and seconds in which it must be rendered.
NEWSARCHIVE_MAX_PAGE_LOADS = 50
NEWSARCHIVE_RENDER_SECONDS = 300.0
PLAYWRIGHT_ABORT_REQUEST = "newsarchive.crawling.transport.rendering.abort"
# The spider logs each failed page once, with its reason.
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
REDIRECT_MAX_TIMES = 5

# Off by default in Scrapy. Without it, anybody between us and the site could change the archived pages.
DOWNLOAD_VERIFY_CERTIFICATES = True
# On by default in Scrapy: both let a local process run code in the crawler.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
# Redirects of a page may use any scheme; only http and https are allowed.
DOWNLOAD_HANDLERS = {
    "http": "newsarchive.crawling.transport.handler.OutletHandler",
    "https": "newsarchive.crawling.transport.handler.OutletHandler",
    **dict.fromkeys(("data", "file", "ftp", "s3")),
}
# Hosts in private, local or reserved networks are not requested, but for those in these networks: "127.0.0.1/32, fd00::/8".
NEWSARCHIVE_ALLOWED_NETWORKS = os.environ.get("NEWSARCHIVE_ALLOWED_NETWORKS", "")
TWISTED_DNS_RESOLVER = "newsarchive.crawling.transport.resolver.CheckingResolver"
# A proxy resolves names by itself, where the check of networks does not reach: the proxies of the environment are used only on request.
HTTPPROXY_ENABLED = os.environ.get("NEWSARCHIVE_PROXY") == "environment"
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
# Stores the responses that no callback gets: redirects, repeated errors, robots.txt.
DOWNLOADER = "newsarchive.crawling.transport.capturing.CapturingDownloader"
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "newsarchive.crawling.transport.hosts.OwnAddressesMiddleware": 50,
    "newsarchive.crawling.transport.forgotten.ForgottenMiddleware": 60,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "newsarchive.crawling.transport.robots.RobotsMiddleware": 100,
    # After decompression, before retries: each refusal is counted, and a challenge is not requested twice.
    "newsarchive.crawling.transport.refusals.RefusalMiddleware": 555,
    "newsarchive.crawling.transport.challenges.ChallengeMiddleware": 560,
    # Before challenges are looked for: a rendered page may be one.
    "newsarchive.crawling.transport.rendering.RenderMiddleware": 570,
    "newsarchive.crawling.transport.conditional.ConditionalMiddleware": 580,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "newsarchive.crawling.transport.encodings.ContentEncodingMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "newsarchive.crawling.transport.hosts.OwnRedirectMiddleware": 600,
    # Nearest to the network: a capture is what was received.
    "newsarchive.crawling.transport.capturing.CaptureMiddleware": 940,
    "newsarchive.crawling.middlewares.FetchTimeMiddleware": 950,
}
# Active in replays only.
EXTENSIONS = {"newsarchive.crawling.replay.OrphanPages": 500}
SPIDER_MIDDLEWARES = {
    "newsarchive.crawling.middlewares.UnprocessedMiddleware": 950,
    # Both run for every page and request and are not needed here.
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
ITEM_PIPELINES = {
    "newsarchive.pipelines.normalize.NormalizePipeline": 100,
    "newsarchive.pipelines.deduplicate.DeduplicatePipeline": 200,
    "newsarchive.pipelines.store.StorePipeline": 300,
}

NEWSARCHIVE_ARCHIVE = os.environ.get("NEWSARCHIVE_ARCHIVE", "sqlite:///archive.db")
NEWSARCHIVE_CAPTURES = os.environ.get("NEWSARCHIVE_CAPTURES", "")  # their folder; empty: beside the archive
NEWSARCHIVE_KEEP_CAPTURES = True
NEWSARCHIVE_BATCH = 50  # pages a transaction; 500 blocked the writer for a second
NEWSARCHIVE_BATCH_SECONDS = 2.0

LOG_LEVEL = "INFO"
LOG_SHORT_NAMES = True
LOG_FORMATTER = "newsarchive.crawling.logs.QuietLogFormatter"
STATS_DUMP = False
# Not needed; it measures the memory of the process every minute.
MEMUSAGE_ENABLED = False
