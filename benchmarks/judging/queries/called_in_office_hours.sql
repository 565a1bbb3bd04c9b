-- A call within eight office hours.
-- The day's place in a table of days, and the time within it. Tried: the days as a view (four times
-- as slow: a join by ranges), grouping by the row alone (the same).
with reports as (select case_id, t, n, region from log where activity = 'reported'),
answer as (
  select r.t, r.n, r.region, min(c.t) as answered
  from reports r
  left join (select case_id, t, n from log where activity = 'called') c
    on c.case_id = r.case_id and (c.t > r.t or (c.t = r.t and c.n > r.n))
  group by all
),
counted as (
  select a.t, a.region, answered,
         u.open_before * hours(8) + u.is_open * office_time(coalesce(answered, as_of()))
         - f.open_before * hours(8) - f.is_open * office_time(a.t) as worked
  from answer a
  join office_days f on f.local_day = local_day(a.t)
  join office_days u on u.local_day = local_day(coalesce(answered, as_of()))
)
select month_of(t) as period, region,
       count(*) filter (worked <= hours(8) and answered is not null) as met,
       count(*) filter (worked > hours(8)) as missed,
       count(*) filter (worked <= hours(8) and answered is null) as pending,
       0 as excused
from counted
group by all
