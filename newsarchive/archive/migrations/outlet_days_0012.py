"""The view `outlet_days`, for the migration that makes it. Frozen: a view that changes is written anew beside it."""

from string import Template

# As in newsarchive.operations.rhythm, by which a source is asked later after a failure; every other reason is soft.
_HARD = "'forbidden', 'blocked', 'robots', 'not_found', 'off_site', 'redirect_loop', 'bad_address', 'private_address'"
_PASSING = "'timeout', 'unreachable', 'broken_answer', 'gave_up', 'internal_error', 'over_limit'"
# Without a status these alone were sent: the others were refused before.
_UNANSWERED = "'timeout', 'unreachable', 'tls_error', 'broken_answer', 'too_large'"

_DAY = {
    "sqlite": "date({instant}, r.started_offset || ' minutes')",
    "postgresql": "to_char(timezone('UTC', {instant}) + r.started_offset * interval '1 minute', 'YYYY-MM-DD')",
}
_DAYS = {
    "sqlite": """days(outlet, day, last) AS (
    SELECT outlet, first, last FROM ends
    UNION ALL SELECT outlet, date(day, '+1 day'), last FROM days WHERE day < last)""",
    "postgresql": """days AS (
    SELECT outlet, to_char(each, 'YYYY-MM-DD') AS day
    FROM ends, generate_series(CAST(first AS timestamp), CAST(last AS timestamp), interval '1 day') AS each)""",
}
_WITNESS = {"sqlite": "json_each(a.witnesses) AS w", "postgresql": "json_each_text(a.witnesses) AS w"}
_OBJECT = {"sqlite": "json_group_object({key}, {value})", "postgresql": "json_object_agg({key}, {value})"}
_NESTED = {"sqlite": "json(rules)", "postgresql": "rules"}
_VIEW = Template("""CREATE VIEW outlet_days AS
WITH RECURSIVE runs AS (
    SELECT outlet, $of_run AS day, count(*) AS runs FROM crawl_runs r GROUP BY 1, 2),
fetched AS (
    SELECT c.outlet, $of_capture AS day,
        sum(CASE WHEN c.status IS NOT NULL OR c.reason IN ($unanswered) THEN 1 ELSE 0 END) AS asked,
        sum(CASE WHEN c.reason IS NOT NULL AND c.kind IN ('article', 'listing') THEN 1 ELSE 0 END) AS failed,
        sum(CASE WHEN c.reason IN ($hard) AND c.kind IN ('article', 'listing') THEN 1 ELSE 0 END) AS failed_hard,
        sum(CASE WHEN c.reason IN ($passing) AND c.kind IN ('article', 'listing') THEN 1 ELSE 0 END) AS failed_passing,
        sum(CASE WHEN c.status = 304 THEN 0 ELSE c.size END) AS bytes
    FROM captures c JOIN crawl_runs r ON r.id = c.run_id GROUP BY 1, 2),
named AS (
    SELECT l.outlet, l.first_listed_at, l.first_run_id,
        max(CASE WHEN l.is_article THEN 1 ELSE 0 END) OVER (PARTITION BY l.outlet, l.url) AS is_article,
        row_number() OVER (PARTITION BY l.outlet, l.url ORDER BY l.first_listed_at, l.first_run_id) AS place
    FROM listed_addresses l),
listed AS (
    SELECT n.outlet, $of_listing AS day, sum(n.is_article) AS listed
    FROM named n JOIN crawl_runs r ON r.id = n.first_run_id WHERE n.place = 1 GROUP BY 1, 2),
found AS (
    SELECT a.outlet, $of_article AS day, a.witnesses
    FROM articles a JOIN captures c ON c.id = a.first_capture_id JOIN crawl_runs r ON r.id = c.run_id),
new AS (
    SELECT outlet, day, count(*) AS new FROM found GROUP BY 1, 2),
changed AS (
    SELECT a.outlet, $of_change AS day, count(*) AS changed
    FROM article_versions v
    JOIN articles a ON a.id = v.article_id
    LEFT JOIN article_versions n ON n.article_id = v.article_id AND n.version = v.version + 1
    JOIN captures c ON c.id = coalesce(n.capture_id, a.capture_id)
    JOIN crawl_runs r ON r.id = c.run_id
    WHERE v.cause = 'site' GROUP BY 1, 2),
gone AS (
    SELECT a.outlet, $of_state AS day, count(*) AS gone
    FROM article_states s
    JOIN articles a ON a.id = s.article_id
    JOIN captures c ON c.id = s.capture_id
    JOIN crawl_runs r ON r.id = c.run_id
    WHERE s.state = 'gone' GROUP BY 1, 2),
rules AS (
    SELECT a.outlet, a.day, w.key AS field, w.value AS rule, count(*) AS articles
    FROM found a, $witnesses GROUP BY 1, 2, 3, 4),
of_field AS (
    SELECT outlet, day, field, $rules AS rules FROM rules GROUP BY 1, 2, 3),
fields AS (
    SELECT outlet, day, $fields AS fields FROM of_field GROUP BY 1, 2),
active AS (
    SELECT outlet, day FROM runs UNION SELECT outlet, day FROM fetched UNION SELECT outlet, day FROM listed
    UNION SELECT outlet, day FROM new UNION SELECT outlet, day FROM changed UNION SELECT outlet, day FROM gone),
ends AS (
    SELECT outlet, min(day) AS first, max(day) AS last FROM active GROUP BY outlet),
$days
SELECT d.outlet, d.day,
    coalesce(runs.runs, 0) AS runs,
    coalesce(f.asked, 0) AS asked,
    coalesce(listed.listed, 0) AS listed,
    coalesce(new.new, 0) AS new,
    coalesce(changed.changed, 0) AS changed,
    coalesce(gone.gone, 0) AS gone,
    coalesce(f.failed, 0) AS failed,
    coalesce(f.failed_hard, 0) AS failed_hard,
    coalesce(f.failed - f.failed_hard - f.failed_passing, 0) AS failed_soft,
    coalesce(f.failed_passing, 0) AS failed_passing,
    coalesce(f.bytes, 0) AS bytes,
    f.asked * 1.0 / new.new AS requests_per_new,
    fields.fields
FROM days d
LEFT JOIN runs ON runs.outlet = d.outlet AND runs.day = d.day
LEFT JOIN fetched f ON f.outlet = d.outlet AND f.day = d.day
LEFT JOIN listed ON listed.outlet = d.outlet AND listed.day = d.day
LEFT JOIN new ON new.outlet = d.outlet AND new.day = d.day
LEFT JOIN changed ON changed.outlet = d.outlet AND changed.day = d.day
LEFT JOIN gone ON gone.outlet = d.outlet AND gone.day = d.day
LEFT JOIN fields ON fields.outlet = d.outlet AND fields.day = d.day""")


def outlet_days(dialect: str) -> str:
    """Return the statement that makes the view."""

    def day(instant: str) -> str:
        return _DAY[dialect].format(instant=instant)

    return _VIEW.substitute(
        of_run=day("r.started_at"),
        of_capture=day("coalesce(c.fetched_at, r.started_at)"),
        of_listing=day("n.first_listed_at"),
        of_article=day("a.first_seen_at"),
        of_change=day("v.superseded_at"),
        of_state=day("s.since"),
        days=_DAYS[dialect],
        hard=_HARD,
        passing=_PASSING,
        unanswered=_UNANSWERED,
        witnesses=_WITNESS[dialect],
        rules=_OBJECT[dialect].format(key="rule", value="articles"),
        fields=_OBJECT[dialect].format(key="field", value=_NESTED[dialect]),
    )
