with reports as (select case_id, t, n, region from log where activity = 'reported'),
-- Where nothing was reopened, the first repair decides.
plain as (
  select r.t, r.n, r.region, local_day(min(f.t)) - local_day(any_value(r.t)) as days, min(f.t) is not null as is_fixed
  from reports r
  left join (select case_id, t, n from log where activity = 'fixed') f
    on f.case_id = r.case_id and (f.t > r.t or (f.t = r.t and f.n > r.n))
  where r.case_id not in (select case_id from log where activity = 'reopened')
  group by r.t, r.n, r.region
),
-- Elsewhere repairs and reopenings take turns; the days from each repair to a reopening do not count.
turns as (
  select r.t, r.n, r.region, e.activity, e.t as at_t, e.n as at_n,
         lag(e.activity, 1, 'reopened') over (partition by r.n order by e.t, e.n) as before
  from reports r
  left join (select case_id, activity, t, n from log where activity in ('fixed', 'reopened')) e
    on e.case_id = r.case_id and (e.t > r.t or (e.t = r.t and e.n > r.n))
  where r.case_id in (select case_id from log where activity = 'reopened')
),
reopened as (
  select t, n, region,
         coalesce(sum(if(activity = 'fixed', local_day(at_t), -local_day(at_t))) filter (activity <> before), 0)
         - local_day(any_value(t)) as days,
         coalesce(sum(if(activity = 'fixed', 1, -1)) filter (activity <> before), 0) = 1 as is_fixed
  from turns
  group by t, n, region
),
judged as (
  select t, region, is_fixed, days + if(is_fixed, 0, local_day(as_of())) <= 10 as in_time
  from (
    select t, region, is_fixed, if(is_fixed, days, -local_day(t)) as days from plain
    union all
    select t, region, is_fixed, days from reopened
  )
)
select month_of(t) as period, region,
       count(*) filter (in_time and is_fixed) as met,
       count(*) filter (not in_time) as missed,
       count(*) filter (in_time and not is_fixed) as pending,
       0 as excused
from judged
group by all
