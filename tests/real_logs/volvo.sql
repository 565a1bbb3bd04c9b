-- Every standard of rules/volvo.std in plain SQL, over the table `log` (all columns text, and `seq`)
-- and as of the variable `as_of` (microseconds). The result is the table `expected`.

CREATE MACRO local_date(moment) AS timezone('Europe/Stockholm', make_timestamptz(moment))::DATE;
CREATE MACRO overlap(a, b, c, d) AS greatest(least(b, d) - greatest(a, c), 0);
CREATE MACRO at_local(zone, day, clock) AS epoch_us(timezone(zone, day::DATE + clock::TIME));

CREATE TABLE events AS
SELECT *, lead(instant) OVER (PARTITION BY incident ORDER BY instant, seq) AS next_instant
FROM (SELECT seq, "case:concept:name" AS incident, "concept:name" AS activity,
             "lifecycle:transition" AS state, "organization country" AS country, impact,
             "org:role" AS role, epoch_us("time:timestamp"::TIMESTAMPTZ) AS instant FROM log)
WHERE instant <= getvariable('as_of');

CREATE TABLE obligations AS
WITH triggers AS (
    SELECT * FROM events WHERE activity = 'Accepted'
    QUALIFY row_number() OVER (PARTITION BY incident ORDER BY instant, seq) = 1
)
SELECT t.incident, t.instant AS began, min(e.instant) AS answered,
       coalesce(min(e.instant), getvariable('as_of')) AS until, t.country, t.impact, t.role
FROM triggers t LEFT JOIN events e
  ON e.incident = t.incident AND e.activity = 'Completed' AND (e.instant, e.seq) > (t.instant, t.seq)
GROUP BY ALL;

CREATE TABLE waits AS
SELECT incident, instant AS began, coalesce(next_instant, getvariable('as_of')) AS ended
FROM events WHERE state LIKE 'Wait%';

CREATE TABLE days AS
SELECT day::DATE AS day, at_local('Europe/Stockholm', day, '00:00') AS midnight,
       isodow(day) <= 5 AS weekday
FROM range(DATE '2010-01-01', DATE '2012-07-01', INTERVAL 1 DAY) AS r(day);

CREATE TABLE shifts AS
WITH locally(region, zone, day, opens, closes) AS (
    SELECT 'europe', 'Europe/Stockholm', day, opens, closes
    FROM days, (VALUES ('08:00', '12:00'), ('13:00', '17:00')) AS v(opens, closes)
    WHERE weekday AND day NOT IN ('2012-04-06', '2012-04-09', '2012-05-01')
    UNION ALL
    SELECT 'brazil', 'America/Sao_Paulo', day, '09:00', '18:00' FROM days
    WHERE weekday AND day NOT IN ('2012-02-20', '2012-02-21', '2012-04-06', '2012-05-01')
    UNION ALL
    VALUES ('brazil', 'America/Sao_Paulo', DATE '2012-04-28', '09:00', '12:00')
)
SELECT region, day, at_local(zone, day, opens) AS opens, at_local(zone, day, closes) AS closes
FROM locally;

CREATE TABLE counted AS
WITH waited AS (
    SELECT o.incident, sum(overlap(w.began, w.ended, o.began, o.until)) AS amount
    FROM obligations o JOIN waits w USING (incident) GROUP BY ALL
),
midnights_waited AS (
    SELECT o.incident, count(*) AS amount
    FROM obligations o JOIN waits w USING (incident)
    JOIN days d ON d.midnight >= w.began AND d.midnight < w.ended
    WHERE d.midnight > o.began AND d.midnight <= o.until GROUP BY ALL
),
opened AS (
    SELECT o.incident, s.region, s.opens, s.closes, o.began, o.until
    FROM obligations o JOIN shifts s ON s.closes > o.began AND s.opens < o.until
),
open AS (
    SELECT incident, region, sum(overlap(opens, closes, began, until)) AS amount
    FROM opened GROUP BY ALL
),
open_and_waited AS (
    SELECT s.incident, s.region,
           sum(overlap(greatest(s.opens, s.began), least(s.closes, s.until), w.began, w.ended))
               AS amount
    FROM opened s JOIN waits w USING (incident) GROUP BY ALL
),
working_days AS (
    SELECT o.incident, s.region, count(DISTINCT s.day) AS amount
    FROM obligations o JOIN shifts s
      ON s.day > local_date(o.began) AND s.day <= local_date(o.until) GROUP BY ALL
)
SELECT o.*, r.region, until - o.began AS elapsed, local_date(until) - local_date(o.began) AS days,
       coalesce(waited.amount, 0) AS waited,
       coalesce(midnights_waited.amount, 0) AS midnights_waited,
       coalesce(open.amount, 0) AS open,
       coalesce(open_and_waited.amount, 0) AS open_and_waited,
       coalesce(working_days.amount, 0) AS working_days
FROM obligations o CROSS JOIN (VALUES ('europe'), ('brazil')) AS r(region)
LEFT JOIN waited USING (incident)
LEFT JOIN midnights_waited USING (incident)
LEFT JOIN open ON open.incident = o.incident AND open.region = r.region
LEFT JOIN open_and_waited
  ON open_and_waited.incident = o.incident AND open_and_waited.region = r.region
LEFT JOIN working_days ON working_days.incident = o.incident AND working_days.region = r.region;

-- One row for each way in which an unknown field could turn out: it is known in one way only.
CREATE TABLE ways AS
WITH hour AS (SELECT 3_600_000_000 AS us),
by_region AS (
    SELECT * FROM counted WHERE country = '0' OR region = if(country = 'br', 'brazil', 'europe')
),
alike AS (SELECT * FROM counted WHERE region = 'europe')
SELECT 'hours' AS standard, incident, answered, 120 * us AS allowed, elapsed AS amount,
       began + 120 * us AS due, false AS excused FROM alike, hour
UNION ALL
SELECT 'days', incident, answered, 5, days,
       at_local('Europe/Stockholm', local_date(began) + 6, '00:00') - 1, false FROM alike
UNION ALL
SELECT 'hours_of_ours', incident, answered, 120 * us, elapsed - waited, NULL, false FROM alike, hour
UNION ALL
SELECT 'days_of_ours', incident, answered, 5, days - midnights_waited, NULL, false FROM alike
UNION ALL
SELECT 'working_hours', incident, answered, 40 * us, open, NULL, impact = 'Low'
FROM by_region, hour
UNION ALL
SELECT 'working_hours_of_ours', incident, answered, 40 * us, open - open_and_waited, NULL, false
FROM by_region, hour
UNION ALL
SELECT 'working_days', incident, answered, 5, working_days, NULL, false FROM by_region
UNION ALL
SELECT 'hours_by_role', incident, answered, limits.allowed, elapsed, NULL, false
FROM alike JOIN (
    SELECT 24 * us AS allowed, true AS one_role FROM hour UNION ALL SELECT 120 * us, false FROM hour
) AS limits ON coalesce((role = 'V3_2') = one_role, true);

CREATE TABLE expected AS
SELECT standard, incident,
       CASE WHEN count(DISTINCT verdict) > 1 THEN 'undetermined' ELSE min(verdict) END AS verdict,
       CASE WHEN count(DISTINCT amount) = 1 THEN min(amount) END AS amount,
       min(due) AS due, count(*) AS ways
FROM (
    SELECT *, CASE WHEN excused THEN 'excused'
                   WHEN answered IS NOT NULL AND amount <= allowed THEN 'met'
                   WHEN amount <= allowed THEN 'pending'
                   ELSE 'missed' END AS verdict
    FROM ways
)
GROUP BY ALL;
