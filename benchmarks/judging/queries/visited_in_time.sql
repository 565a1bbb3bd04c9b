with reports as (select case_id, t, n, region, customer, priority from log where activity = 'reported'),
first_row as (
  select r.case_id, r.t, r.n, r.region, r.customer, r.priority,
         min(place(e.t, e.n) * 2 + (e.activity = 'withdrawn')::int) as p
  from reports r
  left join (select case_id, activity, t, n from log where activity in ('visited', 'withdrawn')) e
    on e.case_id = r.case_id and (e.t > r.t or (e.t = r.t and e.n > r.n))
  group by all
),
edges as (
  select case_id, activity, t, n,
         lag(activity, 1, 'resumed') over w as before
  from log where activity in ('held', 'resumed')
  window w as (partition by case_id order by t, n)
),
pauses as (
  select case_id, activity, t as from_t, lead(t, 1, as_of()) over (partition by case_id order by t, n) as to_t
  from edges where activity <> before
  qualify activity = 'held'
),
paused as (
  select r.n, sum(greatest(least(to_t, coalesce(time_of(p // 2), as_of())) - greatest(from_t, r.t), 0)) as paused
  from first_row r join pauses using (case_id)
  group by r.n
),
judged as (
  select t, region, customer, p % 2 as is_cancelled,
         coalesce(time_of(p // 2), as_of()) - t - coalesce(paused, 0)
         <= if(priority = 'urgent', hours(24), hours(72)) as in_time
  from first_row left join paused using (n)
)
select month_of(t) as period, region, customer,
       count(*) filter (in_time and is_cancelled = 0) as met,
       count(*) filter (not in_time) as missed,
       count(*) filter (in_time and is_cancelled is null) as pending,
       count(*) filter (in_time and is_cancelled = 1) as excused
from judged
group by all
