with reports as (select case_id, t, n, region, customer from log where activity = 'reported'),
first_row as (
  select r.case_id, r.t, r.n, r.region, r.customer,
         min(place(e.t, e.n) * 2 + (e.activity = 'withdrawn')::int) as p
  from reports r
  left join (select case_id, activity, t, n from log where activity in ('visited', 'withdrawn')) e
    on e.case_id = r.case_id and (e.t > r.t or (e.t = r.t and e.n > r.n))
  group by all
),
-- A restart counts while the clock has not run out: no step from one to the next is too long.
steps as (
  select r.n, m.t, m.t - lag(m.t, 1, r.t) over (partition by r.n order by m.t, m.n) as step
  from first_row r join log m on m.case_id = r.case_id
  where m.activity = 'rescheduled' and (m.t > r.t or (m.t = r.t and m.n > r.n))
    and (p is null or place(m.t, m.n) < p // 2)
),
restarts as (select n, max(t) as last_t, max(step) as longest from steps group by n),
judged as (
  select r.t, r.region, r.customer, p % 2 as is_cancelled,
         coalesce(time_of(p // 2), as_of()) - coalesce(last_t, r.t) <= hours(72)
         and coalesce(longest, 0) <= hours(72) as in_time
  from first_row r left join restarts using (n)
)
select month_of(t) as period, region, customer,
       count(*) filter (in_time and is_cancelled = 0) as met,
       count(*) filter (not in_time) as missed,
       count(*) filter (in_time and is_cancelled is null) as pending,
       count(*) filter (in_time and is_cancelled = 1) as excused
from judged
group by all
