BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE article_clusters (
	article_id INTEGER NOT NULL, 
	cluster_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	CONSTRAINT pk_article_clusters PRIMARY KEY (article_id), 
	CONSTRAINT fk_article_clusters_article_id FOREIGN KEY(article_id) REFERENCES articles (id), 
	CONSTRAINT fk_article_clusters_cluster_id FOREIGN KEY(cluster_id) REFERENCES articles (id)
);
INSERT INTO "article_clusters" VALUES(2,2,'exact');
INSERT INTO "article_clusters" VALUES(5,2,'exact');
CREATE TABLE article_versions (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	headline TEXT, 
	kicker TEXT, 
	byline TEXT, 
	authors JSON NOT NULL, 
	published_at DATETIME, 
	published_offset INTEGER, 
	published_precision TEXT, 
	published_raw TEXT, 
	modified_at DATETIME, 
	modified_offset INTEGER, 
	modified_precision TEXT, 
	modified_raw TEXT, 
	body TEXT, 
	section TEXT, 
	tags JSON NOT NULL, 
	image TEXT, 
	captions JSON NOT NULL, 
	language TEXT, 
	layout TEXT, 
	witnesses JSON NOT NULL, 
	problems JSON NOT NULL, 
	content_hash TEXT NOT NULL, 
	body_hash TEXT, 
	extractor TEXT NOT NULL, 
	capture_id INTEGER NOT NULL, 
	superseded_at DATETIME NOT NULL, 
	CONSTRAINT pk_article_versions PRIMARY KEY (id), 
	CONSTRAINT uq_article_versions_article_id_version UNIQUE (article_id, version), 
	CONSTRAINT fk_article_versions_article_id FOREIGN KEY(article_id) REFERENCES articles (id), 
	CONSTRAINT fk_article_versions_capture_id FOREIGN KEY(capture_id) REFERENCES captures (id)
);
INSERT INTO "article_versions" VALUES(1,1,1,'নদীর পানি বেড়েছে 1','বন্যা','নিজস্ব প্রতিবেদক, সিলেট','[{"name":"নিজস্ব প্রতিবেদক","kind":"desk","place":"সিলেট"}]','2026-11-23 06:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১২:০৫','2026-11-23 07:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১৩:০৫','সুরমা নদীর পানি 1 সেন্টিমিটার বেড়েছে।

মানুষ আশ্রয়কেন্দ্রে গেছে।','সারাদেশ','["বন্যা","সিলেট"]','https://dinpatra.example/images/1.jpg','["সুরমা নদী"]','bn','witter','{"headline":"layout:h1","ticker":"layout:.ticker"}','[{"field":"tags","reason":"contradicted","detail":"meta has পানি"}]','29b7b741c7da9f5c17fef10efc53907b938143c9a538f55122ae324231dbd272','73ccf64fac5d3b87f12fcbc1eb36203d2dfe0e17de1925b5d13095a4f4ee971c','0.1.0',1,'2026-11-23 09:05:00.000000');
INSERT INTO "article_versions" VALUES(2,3,1,'সেতু চালু','বন্যা','নিজস্ব প্রতিবেদক, সিলেট','[{"name":"রহিমা খাতুন","kind":"person","place":null},{"name":"নিজস্ব প্রতিবেদক","kind":"correspondent","place":"বরিশাল"}]','2026-11-23 06:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১২:০৫','2026-11-23 07:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১৩:০৫','সেতুর কাজ শেষ হয়েছে।','সারাদেশ','["বন্যা","সিলেট"]','https://dinpatra.example/images/3.jpg','["সুরমা নদী"]','bn','witter','{"headline":"layout:h1","ticker":"layout:.ticker"}','[{"field":"tags","reason":"contradicted","detail":"meta has পানি"}]','4aef07128e9bd18ef49a7b31c2e3e5eb4a20410323c5b61363c0fbc6242f1e7c','0b066afd4d56ccd7fa329eb75a16d3f0a537864c7010fad122709712720dbc7f','0.1.0',5,'2026-11-23 08:35:00.000000');
INSERT INTO "article_versions" VALUES(3,3,2,'সেতুর কাজ','বন্যা','নিজস্ব প্রতিবেদক, সিলেট','[{"name":"নিজস্ব প্রতিবেদক","kind":"desk","place":"সিলেট"}]','2026-11-23 06:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১২:০৫','2026-11-23 07:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১৩:০৫','সেতুর কাজ চলছে।','সারাদেশ','["বন্যা","সিলেট"]','https://dinpatra.example/images/3.jpg','["সুরমা নদী"]','bn','witter','{"headline":"layout:h1","ticker":"layout:.ticker"}','[{"field":"tags","reason":"contradicted","detail":"meta has পানি"}]','505ab8574ddcff567354b7c04267a1cc61e5599ae5863b7dc38cff86cb9cb060','a76a454280d00013e616e60b1a2dc0f2de384344f078b536ce55e62fd70e1a89','0.1.0',6,'2026-11-23 11:05:00.000000');
CREATE TABLE articles (
	id INTEGER NOT NULL, 
	outlet TEXT NOT NULL, 
	url TEXT NOT NULL, 
	headline TEXT, 
	kicker TEXT, 
	byline TEXT, 
	authors JSON NOT NULL, 
	published_at DATETIME, 
	published_offset INTEGER, 
	published_precision TEXT, 
	published_raw TEXT, 
	modified_at DATETIME, 
	modified_offset INTEGER, 
	modified_precision TEXT, 
	modified_raw TEXT, 
	body TEXT, 
	section TEXT, 
	tags JSON NOT NULL, 
	image TEXT, 
	captions JSON NOT NULL, 
	language TEXT, 
	layout TEXT, 
	witnesses JSON NOT NULL, 
	problems JSON NOT NULL, 
	content_hash TEXT NOT NULL, 
	body_hash TEXT, 
	extractor TEXT NOT NULL, 
	capture_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	first_capture_id INTEGER NOT NULL, 
	first_seen_at DATETIME NOT NULL, 
	last_seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_articles PRIMARY KEY (id), 
	CONSTRAINT uq_articles_url UNIQUE (url), 
	CONSTRAINT fk_articles_outlet FOREIGN KEY(outlet) REFERENCES outlets ("key"), 
	CONSTRAINT fk_articles_capture_id FOREIGN KEY(capture_id) REFERENCES captures (id), 
	CONSTRAINT fk_articles_first_capture_id FOREIGN KEY(first_capture_id) REFERENCES captures (id)
);
INSERT INTO "articles" VALUES(1,'dinpatra','https://dinpatra.example/news/1','নদীর পানি বিপৎসীমার ওপরে','বন্যা','নিজস্ব প্রতিবেদক, সিলেট','[{"name":"নিজস্ব প্রতিবেদক","kind":"desk","place":"সিলেট"}]','2026-11-23 06:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১২:০৫','2026-11-23 07:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১৩:০৫','সুরমা নদীর পানি 1 সেন্টিমিটার বেড়েছে।

মানুষ আশ্রয়কেন্দ্রে গেছে।','সারাদেশ','["বন্যা","সিলেট"]','https://dinpatra.example/images/1.jpg','["সুরমা নদী"]','bn','witter','{"headline":"layout:h1","ticker":"layout:.ticker"}','[{"field":"tags","reason":"contradicted","detail":"meta has পানি"}]','13d8b4c989fc0b736049dd3a30c3755e7cb278860f8aeb327b65060af5bee517','719ebd5e862e91ec0f028107bb09f096d6716954a04edd753a71eecfd543f52e','0.1.0',3,2,1,'2026-11-23 08:05:00.000000','2026-11-23 09:05:00.000000');
INSERT INTO "articles" VALUES(2,'dinpatra','https://dinpatra.example/news/2','নদীর পানি বেড়েছে 2','বন্যা','নিজস্ব প্রতিবেদক, সিলেট','[{"name":"নিজস্ব প্রতিবেদক","kind":"desk","place":"সিলেট"}]','2026-11-23 06:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১২:০৫','2026-11-23 07:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১৩:০৫','সুরমা নদীর পানি 2 সেন্টিমিটার বেড়েছে।

মানুষ আশ্রয়কেন্দ্রে গেছে।','সারাদেশ','["বন্যা","সিলেট"]','https://dinpatra.example/images/2.jpg','["সুরমা নদী"]','bn','witter','{"headline":"layout:h1","ticker":"layout:.ticker"}','[{"field":"tags","reason":"contradicted","detail":"meta has পানি"}]','c3a5ece3c29595f56ec21e1f982b74662c938c8cbc30e936a62a2859f2598d45','094367336f54e1b72cb129b6da5c48dad6013958bac1e39a7d2fbfa7b08ff9db','0.1.0',2,1,2,'2026-11-23 08:06:00.000000','2026-11-23 09:06:00.000000');
INSERT INTO "articles" VALUES(3,'dinpatra','https://dinpatra.example/news/3','সেতু চালু','বন্যা','নিজস্ব প্রতিবেদক, সিলেট','[{"name":"নিজস্ব প্রতিবেদক","kind":"desk","place":"সিলেট"}]','2026-11-23 06:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১২:০৫','2026-11-23 07:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১৩:০৫','সেতুর কাজ শেষ হয়েছে।','সারাদেশ','["বন্যা","সিলেট"]','https://dinpatra.example/images/3.jpg','["সুরমা নদী"]','bn','witter','{"headline":"layout:h1","ticker":"layout:.ticker"}','[{"field":"tags","reason":"contradicted","detail":"meta has পানি"}]','4aef07128e9bd18ef49a7b31c2e3e5eb4a20410323c5b61363c0fbc6242f1e7c','0b066afd4d56ccd7fa329eb75a16d3f0a537864c7010fad122709712720dbc7f','0.1.0',7,3,5,'2026-11-23 08:35:00.000000','2026-11-23 11:05:00.000000');
INSERT INTO "articles" VALUES(4,'dinpatra','https://dinpatra.example/news/4','নদীর পানি বেড়েছে 4','বন্যা','নিজস্ব প্রতিবেদক, সিলেট','[{"name":"নিজস্ব প্রতিবেদক","kind":"desk","place":"সিলেট"}]',NULL,NULL,NULL,'২ ঘণ্টা আগে','2026-11-23 07:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১৩:০৫','সুরমা নদীর পানি 4 সেন্টিমিটার বেড়েছে।

মানুষ আশ্রয়কেন্দ্রে গেছে।','সারাদেশ','["বন্যা","সিলেট"]','https://dinpatra.example/images/4.jpg','["সুরমা নদী"]','bn','witter','{"headline":"layout:h1","ticker":"layout:.ticker"}','[{"field":"published_at","reason":"no_fetch_time","detail":""}]','089172591e3d9bf5a599fbca29a823be449ecd9e1e40da0c836704b242fdce04','d7ba26e9f5c30219b8533df600905c35e9188dfd95bbd87b7dbdd51f36fa0ad7','0.1.0',8,1,8,'2026-11-23 08:15:00.000000','2026-11-23 11:25:00.000000');
INSERT INTO "articles" VALUES(5,'dinpatra','https://dinpatra.example/news/5','নদীর পানি বেড়েছে 2','বন্যা','নিজস্ব প্রতিবেদক, সিলেট','[{"name":"নিজস্ব প্রতিবেদক","kind":"desk","place":"সিলেট"}]','2026-11-23 06:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১২:০৫','2026-11-23 07:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১৩:০৫','সুরমা নদীর পানি 2 সেন্টিমিটার বেড়েছে।

মানুষ আশ্রয়কেন্দ্রে গেছে।','সারাদেশ','["বন্যা","সিলেট"]','https://dinpatra.example/images/5.jpg','["সুরমা নদী"]','bn','witter','{"headline":"layout:h1","ticker":"layout:.ticker"}','[{"field":"tags","reason":"contradicted","detail":"meta has পানি"}]','c3a5ece3c29595f56ec21e1f982b74662c938c8cbc30e936a62a2859f2598d45','094367336f54e1b72cb129b6da5c48dad6013958bac1e39a7d2fbfa7b08ff9db','0.1.0',10,1,10,'2026-11-23 08:20:00.000000','2026-11-23 08:20:00.000000');
INSERT INTO "articles" VALUES(6,'khobor','https://khobor.example/1','কলকাতায় মেলা','বন্যা','নিজস্ব প্রতিবেদক, সিলেট','[{"name":"নিজস্ব প্রতিবেদক","kind":"desk","place":"সিলেট"}]','2026-11-23 06:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১২:০৫','2026-11-23 07:05:00.000000',360,'minute','২৩ নভেম্বর ২০২৬, ১৩:০৫','মেলা শুরু।','সারাদেশ','["বন্যা","সিলেট"]','https://dinpatra.example/images/1.jpg','["সুরমা নদী"]','bn','witter','{"headline":"layout:h1","ticker":"layout:.ticker"}','[{"field":"tags","reason":"contradicted","detail":"meta has পানি"}]','9adaadda750a07e160af11e9b8d863f62aea7e7cbccbccd3bdfbb676d64aee3b','2d218320b78c24e572eddc14a62c019d68247eee1dd7419b9618acd73ecc134d','0.1.0',12,1,12,'2026-11-23 08:25:00.000000','2026-11-23 08:25:00.000000');
CREATE TABLE captures (
	id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	outlet TEXT NOT NULL, 
	url TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	status INTEGER NOT NULL, 
	fetched_at DATETIME, 
	digest TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	content_type TEXT, 
	etag TEXT, 
	last_modified TEXT, 
	CONSTRAINT pk_captures PRIMARY KEY (id), 
	CONSTRAINT fk_captures_run_id FOREIGN KEY(run_id) REFERENCES crawl_runs (id), 
	CONSTRAINT fk_captures_outlet FOREIGN KEY(outlet) REFERENCES outlets ("key")
);
INSERT INTO "captures" VALUES(1,1,'dinpatra','https://dinpatra.example/news/1?from=front','article',200,'2026-11-23 08:05:00.000000','5ca2f17c0ce3388bd7d4d3b70d9cfe501732d2ce20877f58bfac9032cf4fd400',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
INSERT INTO "captures" VALUES(2,1,'dinpatra','https://dinpatra.example/news/2?from=front','article',200,'2026-11-23 08:06:00.000000','1cb52c38f9931143e6d312c3fdcce25a72fc6d5eb254f0946bff3870d3791d67',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
INSERT INTO "captures" VALUES(3,1,'dinpatra','https://dinpatra.example/news/1?from=front','article',200,'2026-11-23 09:05:00.000000','1b7525ac687f012a68d7c2758cf01b3f7b9e8d7a87054922be33fcd45002c173',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
INSERT INTO "captures" VALUES(4,1,'dinpatra','https://dinpatra.example/news/2?from=front','article',200,'2026-11-23 09:06:00.000000','1cb52c38f9931143e6d312c3fdcce25a72fc6d5eb254f0946bff3870d3791d67',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
INSERT INTO "captures" VALUES(5,1,'dinpatra','https://dinpatra.example/news/3?from=front','article',200,'2026-11-23 10:05:00.000000','b07aa7992abf4e98e6c1832feb64b679c4816443e43cb271dfb47586608a898d',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
INSERT INTO "captures" VALUES(6,1,'dinpatra','https://dinpatra.example/news/3?from=front','article',200,'2026-11-23 08:35:00.000000','9db6a61012119d213ca2944fe4b7a487b08f31d17ea0f0076f23b45a9e2a2baf',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
INSERT INTO "captures" VALUES(7,1,'dinpatra','https://dinpatra.example/news/3?from=front','article',200,'2026-11-23 11:05:00.000000','ce1e1f90d88d7c256f4f403ae1c2721914cbb0f8da550d390a065e216b04ca9f',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
INSERT INTO "captures" VALUES(8,1,'dinpatra','https://dinpatra.example/news/4?from=front','article',200,NULL,'432c04e98a4b0c2f344aeb73fbea4a69589aa9c2b063bfa108bccfc5112a3311',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
INSERT INTO "captures" VALUES(9,1,'dinpatra','https://dinpatra.example/news/4?from=front','article',200,NULL,'432c04e98a4b0c2f344aeb73fbea4a69589aa9c2b063bfa108bccfc5112a3311',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
INSERT INTO "captures" VALUES(10,1,'dinpatra','https://dinpatra.example/news/5?from=front','article',200,'2026-11-23 08:20:00.000000','08cdb23b6e5b064b26913683d5e286f49738fd3c6c5407e6382dbdedaaa6a1e3',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
INSERT INTO "captures" VALUES(11,1,'dinpatra','https://dinpatra.example/latest','listing',200,'2026-11-23 08:21:00.000000','dc937b59892604f5a86ac96936cd7ff09e25f18ae6b758e8014a24c7fa039e91',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
INSERT INTO "captures" VALUES(12,2,'khobor','https://khobor.example/1','article',200,'2026-11-23 08:25:00.000000','668f50e6d85ba384e4d78d01d3e38a44d93036dcb9bb622f7830e3c440e8b892',131072,'text/html; charset=utf-8','"1"','Mon, 23 Nov 2026 08:00:00 GMT');
CREATE TABLE crawl_runs (
	id INTEGER NOT NULL, 
	outlet TEXT NOT NULL, 
	source TEXT NOT NULL, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	outcome TEXT, 
	counts JSON NOT NULL, 
	failures JSON NOT NULL, 
	settings JSON NOT NULL, 
	versions JSON NOT NULL, 
	CONSTRAINT pk_crawl_runs PRIMARY KEY (id), 
	CONSTRAINT fk_crawl_runs_outlet FOREIGN KEY(outlet) REFERENCES outlets ("key")
);
INSERT INTO "crawl_runs" VALUES(1,'dinpatra','network','2026-11-23 08:05:00.000000','2026-11-23 13:05:00.000000','finished','{"asked":11,"new":5}','{}','{"DOWNLOAD_DELAY":1.5,"NEWSARCHIVE_REPLAY":null}','{"python":"3.11"}');
INSERT INTO "crawl_runs" VALUES(2,'khobor','network','2026-11-23 08:05:00.000000','2026-11-23 13:06:00.000000','finished','{"asked":1,"new":1}','{}','{"DOWNLOAD_DELAY":1.5,"NEWSARCHIVE_REPLAY":null}','{"python":"3.11"}');
CREATE TABLE outlets (
	"key" TEXT NOT NULL, 
	name_bn TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	domains JSON NOT NULL, 
	timezone TEXT NOT NULL, 
	CONSTRAINT pk_outlets PRIMARY KEY ("key")
);
INSERT INTO "outlets" VALUES('dinpatra','দিনপত্র','Dinpatra','["dinpatra.example"]','Asia/Dhaka');
INSERT INTO "outlets" VALUES('khobor','খবর','Khobor','["khobor.example","www.khobor.example"]','Asia/Kolkata');
CREATE TABLE related_links (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	url TEXT, 
	published_at DATETIME, 
	published_offset INTEGER, 
	published_raw TEXT, 
	CONSTRAINT pk_related_links PRIMARY KEY (id), 
	CONSTRAINT fk_related_links_article_id FOREIGN KEY(article_id) REFERENCES articles (id)
);
INSERT INTO "related_links" VALUES(1,1,0,'পানি কমছে','https://dinpatra.example/news/2.html','2026-11-23 07:05:00.000000',360,'১ ঘণ্টা আগে');
INSERT INTO "related_links" VALUES(2,1,1,'অন্য জেলার খবর','https://dinpatra.example/news/99.html',NULL,NULL,NULL);
INSERT INTO "related_links" VALUES(3,1,2,'ভিডিও',NULL,NULL,NULL,NULL);
CREATE TABLE ticker_headlines (
	id INTEGER NOT NULL, 
	outlet TEXT NOT NULL, 
	title TEXT NOT NULL, 
	url TEXT, 
	position INTEGER NOT NULL, 
	first_seen_at DATETIME NOT NULL, 
	last_seen_at DATETIME NOT NULL, 
	first_capture_id INTEGER NOT NULL, 
	CONSTRAINT pk_ticker_headlines PRIMARY KEY (id), 
	CONSTRAINT uq_ticker_headlines_outlet_title UNIQUE (outlet, title), 
	CONSTRAINT fk_ticker_headlines_outlet FOREIGN KEY(outlet) REFERENCES outlets ("key"), 
	CONSTRAINT fk_ticker_headlines_first_capture_id FOREIGN KEY(first_capture_id) REFERENCES captures (id)
);
INSERT INTO "ticker_headlines" VALUES(1,'dinpatra','নদীর পানি বাড়ছে','https://dinpatra.example/news/1?from=ticker',0,'2026-11-23 08:05:00.000000','2026-11-23 08:05:00.000000',1);
INSERT INTO "ticker_headlines" VALUES(2,'dinpatra','সড়ক বন্ধ','https://dinpatra.example/news/2?from=ticker',1,'2026-11-23 08:05:00.000000','2026-11-23 09:05:00.000000',1);
CREATE INDEX ix_captures_run_id ON captures (run_id);
CREATE INDEX ix_captures_url ON captures (url);
CREATE INDEX ix_articles_outlet_published_at ON articles (outlet, published_at);
CREATE INDEX ix_articles_body_hash ON articles (body_hash);
CREATE INDEX ix_related_links_article_id ON related_links (article_id);
CREATE INDEX ix_article_clusters_cluster_id ON article_clusters (cluster_id);
CREATE VIEW articles_normalized AS SELECT articles.id, articles.outlet, articles.url, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(articles.headline, '০', '0'), '১', '1'), '২', '2'), '৩', '3'), '৪', '4'), '৫', '5'), '৬', '6'), '৭', '7'), '৮', '8'), '৯', '9') AS headline, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(articles.kicker, '০', '0'), '১', '1'), '২', '2'), '৩', '3'), '৪', '4'), '৫', '5'), '৬', '6'), '৭', '7'), '৮', '8'), '৯', '9') AS kicker, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(articles.byline, '০', '0'), '১', '1'), '২', '2'), '৩', '3'), '৪', '4'), '৫', '5'), '৬', '6'), '৭', '7'), '৮', '8'), '৯', '9') AS byline, articles.authors, articles.published_at, articles.published_offset, articles.published_precision, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(articles.published_raw, '০', '0'), '১', '1'), '২', '2'), '৩', '3'), '৪', '4'), '৫', '5'), '৬', '6'), '৭', '7'), '৮', '8'), '৯', '9') AS published_raw, articles.modified_at, articles.modified_offset, articles.modified_precision, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(articles.modified_raw, '০', '0'), '১', '1'), '২', '2'), '৩', '3'), '৪', '4'), '৫', '5'), '৬', '6'), '৭', '7'), '৮', '8'), '৯', '9') AS modified_raw, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(articles.body, '০', '0'), '১', '1'), '২', '2'), '৩', '3'), '৪', '4'), '৫', '5'), '৬', '6'), '৭', '7'), '৮', '8'), '৯', '9') AS body, articles.section, articles.tags, articles.image, articles.captions, articles.language, articles.layout, articles.witnesses, articles.problems, articles.content_hash, articles.body_hash, articles.extractor, articles.capture_id, articles.version, articles.first_capture_id, articles.first_seen_at, articles.last_seen_at 
FROM articles;
COMMIT;
