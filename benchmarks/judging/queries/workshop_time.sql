-- Fixed within 100 hours of the workshop.
-- A pause only helps: who is in time without one needs none to be looked for. Tried: the pauses of
-- every case (half as slow again).
with reports as (select case_id, t, n, region from log where activity = 'reported'),
first_row as (
  select r.n, min(f.t) as answered
  from reports r join log f on f.case_id = r.case_id
  where f.activity = 'fixed' and (f.t > r.t or (f.t = r.t and f.n > r.n))
  group by r.n
),
ended as (
  select r.*, answered, coalesce(answered, as_of()) as until_t,
         workshop_time(coalesce(answered, as_of())) - workshop_time(r.t) - hours(100) as too_much
  from reports r left join first_row using (n)
),
late as (select case_id, n, t, until_t, too_much from ended where too_much > 0),
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
  where least(to_t, until_t) > greatest(from_t, t)
  group by n
  having any_value(too_much) <= sum(workshop_time(least(to_t, until_t)) - workshop_time(greatest(from_t, t)))
),
judged as (
  select e.t, e.region, answered, too_much <= 0 or s.n is not null as in_time
  from ended e left join saved s using (n)
)
select month_of(t) as period, region,
       count(*) filter (in_time and answered is not null) as met,
       count(*) filter (not in_time) as missed,
       count(*) filter (in_time and answered is null) as pending,
       0 as excused
from judged
group by all
