"""From kept responses to the archive, without Scrapy: replay of WARC files and HTTrack mirrors, and re-extraction."""
