-- Whoever comes repairs it, within three days.
-- A semi-join. Tried: counting met ones and subtracting (the same).
with visits as (select case_id, t, n, region, engineer from log where activity = 'visited'),
met as (
  select v.n
  from visits v
  where exists (
    from log f
    where f.activity = 'fixed' and f.case_id = v.case_id and f.engineer = v.engineer
      and f.t <= v.t + hours(72) and (f.t > v.t or (f.t = v.t and f.n > v.n))
  )
)
select month_of(v.t) as period, v.region,
       count(m.n) as met,
       count(*) filter (m.n is null and v.t + hours(72) < as_of()) as missed,
       count(*) filter (m.n is null and v.t + hours(72) >= as_of()) as pending,
       0 as excused
from visits v left join met m using (n)
group by all
