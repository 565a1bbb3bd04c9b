-- Fixed within ten working days.
-- The number of open days from a table of days. Tried: as-of by a subquery (25 times as slow: it
-- made the join a nested loop), grouping by the row alone (the same).
with reports as (select case_id, t, n, customer from log where activity = 'reported'),
first_row as (
  select r.t, r.n, r.customer, min(place(e.t, e.n) * 2 + (e.activity = 'withdrawn')::int) as p
  from reports r
  left join (select case_id, activity, t, n from log where activity in ('fixed', 'withdrawn')) e
    on e.case_id = r.case_id and (e.t > r.t or (e.t = r.t and e.n > r.n))
  group by all
),
counted as (
  select r.t, r.customer, p % 2 as is_cancelled,
         u.open_before + u.is_open - f.open_before - f.is_open <= 10 as in_time
  from first_row r
  join office_days f on f.local_day = local_day(r.t)
  join office_days u on u.local_day = local_day(coalesce(time_of(p // 2), as_of()))
)
select month_of(t) as period, customer,
       count(*) filter (in_time and is_cancelled = 0) as met,
       count(*) filter (not in_time) as missed,
       count(*) filter (in_time and is_cancelled is null) as pending,
       count(*) filter (in_time and is_cancelled = 1) as excused
from counted
group by all
