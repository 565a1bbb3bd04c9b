-- Each hold ends within two days.
-- Each hold has a resumption of its own, the oldest first: the k-th that finds one waiting ends the
-- k-th hold. One that finds none waiting is spent on nothing. Tried: the next row of the case (half
-- the time, but right only where holds and resumptions take turns).
with edges as (
  select case_id, activity, t, n, region,
         count(*) filter (activity = 'held') over w as holds,
         count(*) filter (activity = 'resumed') over w as ends
  from log where activity in ('held', 'resumed')
  window w as (partition by case_id order by t, n rows unbounded preceding)
),
spent as (
  select case_id, activity, t, region, holds, ends,
         greatest(max(ends - holds) over so_far, 0) as idle,
         greatest(max(ends - holds) over until_now, 0) as idle_before
  from edges
  window so_far as (partition by case_id order by t, n rows unbounded preceding),
         until_now as (partition by case_id order by t, n rows between unbounded preceding and 1 preceding)
),
ended as (
  select case_id, ends - idle as k, t from spent where activity = 'resumed' and idle = idle_before
)
select month_of(h.t) as period, h.region,
       count(*) filter (e.t <= h.t + hours(48)) as met,
       count(*) filter (coalesce(e.t, as_of()) > h.t + hours(48)) as missed,
       count(*) filter (e.t is null and as_of() <= h.t + hours(48)) as pending,
       0 as excused
from (select case_id, t, region, holds as k from spent where activity = 'held') h
left join ended e using (case_id, k)
group by all
