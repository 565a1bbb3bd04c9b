with reports as (select case_id, t, n, region from log where activity = 'reported'),
answer as (
  select r.case_id, r.t, r.n, r.region, min(f.t) as answered
  from reports r
  left join (select case_id, t, n from log where activity = 'fixed') f
    on f.case_id = r.case_id and (f.t > r.t or (f.t = r.t and f.n > r.n))
  group by all
),
edges as (
  select case_id, activity, t, n, lag(activity, 1, 'resumed') over w as before
  from log where activity in ('held', 'resumed')
  window w as (partition by case_id order by t, n)
),
pauses as (
  select case_id, activity, t as from_t, lead(t, 1, as_of()) over (partition by case_id order by t, n) as to_t
  from edges where activity <> before
  qualify activity = 'held'
),
paused as (
  select a.n, sum(workshop_time(least(to_t, coalesce(answered, as_of()))) - workshop_time(greatest(from_t, a.t))) as paused
  from answer a join pauses using (case_id)
  where least(to_t, coalesce(answered, as_of())) > greatest(from_t, a.t)
  group by a.n
),
judged as (
  select a.t, a.region, answered,
         workshop_time(coalesce(answered, as_of())) - workshop_time(a.t) - coalesce(paused, 0) <= hours(100) as in_time
  from answer a left join paused using (n)
)
select month_of(t) as period, region,
       count(*) filter (in_time and answered is not null) as met,
       count(*) filter (not in_time) as missed,
       count(*) filter (in_time and answered is null) as pending,
       0 as excused
from judged
group by all
