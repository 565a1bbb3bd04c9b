-- A call within a day before or after each visit.
-- A semi-join; a call at the same instant counts on either side. Tried: counting met ones and
-- subtracting (the same).
with visits as (select case_id, t, n, region from log where activity = 'visited'),
met as (
  select v.n
  from visits v
  where exists (
    from log c
    where c.activity = 'called' and c.case_id = v.case_id
      and c.t between v.t - hours(24) and v.t + hours(24)
  )
)
select month_of(v.t) as period, v.region,
       count(m.n) as met,
       count(*) filter (m.n is null and v.t + hours(24) < as_of()) as missed,
       count(*) filter (m.n is null and v.t + hours(24) >= as_of()) as pending,
       0 as excused
from visits v left join met m using (n)
group by all
