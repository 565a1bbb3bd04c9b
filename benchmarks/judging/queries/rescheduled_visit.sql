-- A visit within 72 hours of the last appointment.
-- Tried: the steps of every case (40% slower).
with reports as (select case_id, t, n, region, customer from log where activity = 'reported'),
first_row as (
  select r.n, min(place(e.t, e.n) * 2 + (e.activity = 'withdrawn')::int) as p
  from reports r join log e on e.case_id = r.case_id
  where e.activity in ('visited', 'withdrawn') and (e.t > r.t or (e.t = r.t and e.n > r.n))
  group by r.n
),
ended as (
  select r.*, p // 2 as p, p % 2 as is_cancelled, coalesce(time_of(p // 2), as_of()) as until_t
  from reports r left join first_row using (n)
),
-- Who is in time without a new appointment needs none to be looked for. For the others, no step
-- from one to the next may be too long: a restart counts while the clock has not run out.
steps as (
  select l.n, m.t, l.until_t, m.t - lag(m.t, 1, l.t) over (partition by l.n order by m.t, m.n) as step
  from ended l join log m on m.case_id = l.case_id
  where m.activity = 'rescheduled' and l.until_t - l.t > hours(72)
    and (m.t > l.t or (m.t = l.t and m.n > l.n)) and (l.p is null or place(m.t, m.n) < l.p)
),
saved as (
  select n from steps group by n
  having max(step) <= hours(72) and any_value(until_t) - max(t) <= hours(72)
),
judged as (
  select e.t, e.region, e.customer, is_cancelled, until_t - e.t <= hours(72) or s.n is not null as in_time
  from ended e left join saved s using (n)
)
select month_of(t) as period, region, customer,
       count(*) filter (in_time and is_cancelled = 0) as met,
       count(*) filter (not in_time) as missed,
       count(*) filter (in_time and is_cancelled is null) as pending,
       count(*) filter (in_time and is_cancelled = 1) as excused
from judged
group by all
