-- Nobody comes while a case is on hold.
-- The end of a case closes the time of a hold, and hides no visit that comes after it.
with holds as (select case_id, t, n, region from log where activity = 'held'),
first_row as (
  select h.t, h.n, h.region,
         min(place(e.t, e.n)) filter (activity = 'visited') as visited,
         min(place(e.t, e.n)) filter (activity = 'resumed') as resumed,
         bool_or(activity in ('closed', 'withdrawn')) as has_ended
  from holds h
  left join (
    select case_id, activity, t, n from log
    where activity in ('visited', 'resumed', 'closed', 'withdrawn')
  ) e on e.case_id = h.case_id and (e.t > h.t or (e.t = h.t and e.n > h.n))
  group by all
),
judged as (
  select t, region, visited is not null and (resumed is null or visited < resumed) as is_missed,
         resumed is not null or coalesce(has_ended, false) as is_over
  from first_row
)
select month_of(t) as period, region,
       count(*) filter (not is_missed and is_over) as met,
       count(*) filter (is_missed) as missed,
       count(*) filter (not is_missed and not is_over) as pending,
       0 as excused
from judged
group by all
