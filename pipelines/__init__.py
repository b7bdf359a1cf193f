"""The item pipelines of Scrapy: a captured page is normalised, deduplicated and stored."""
