-- A visit within a day, while nothing is on hold.
-- Tried: the pauses of every case (half as slow again).
with reports as (
  select case_id, t, n, region, customer, if(priority = 'urgent', hours(24), hours(72)) as most
  from log where activity = 'reported'
),
first_row as (
  select r.n, min(place(e.t, e.n) * 2 + (e.activity = 'withdrawn')::int) as p
  from reports r join log e on e.case_id = r.case_id
  where e.activity in ('visited', 'withdrawn') and (e.t > r.t or (e.t = r.t and e.n > r.n))
  group by r.n
),
ended as (
  select r.*, p % 2 as is_cancelled, coalesce(time_of(p // 2), as_of()) as until_t
  from reports r left join first_row using (n)
),
-- A pause only helps: who is in time without one needs none to be looked for.
late as (select case_id, n, t, most, until_t from ended where until_t - t > most),
edges as (
  select case_id, activity, t, n, lag(activity, 1, 'resumed') over (partition by case_id order by t, n) as before
  from log
  where activity in ('held', 'resumed') and case_id in (select case_id from late)
),
pauses as (
  select case_id, activity, t as from_t, lead(t, 1, as_of()) over (partition by case_id order by t, n) as to_t
  from edges where activity <> before
  qualify activity = 'held'
),
saved as (
  select n
  from late join pauses using (case_id)
  group by n
  having any_value(until_t - t - most) <= sum(greatest(least(to_t, until_t) - greatest(from_t, t), 0))
),
judged as (
  select e.t, e.region, e.customer, e.is_cancelled, e.until_t - e.t <= e.most or s.n is not null as in_time
  from ended e left join saved s using (n)
)
select month_of(t) as period, region, customer,
       count(*) filter (in_time and is_cancelled = 0) as met,
       count(*) filter (not in_time) as missed,
       count(*) filter (in_time and is_cancelled is null) as pending,
       count(*) filter (in_time and is_cancelled = 1) as excused
from judged
group by all
