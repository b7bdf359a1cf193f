"""The crawl with Scrapy: spiders made of outlets, what they request and in which order, politeness, replay. `outlets` knows no Scrapy."""
