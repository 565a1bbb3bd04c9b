-- What is fixed stays fixed for 30 days.
-- Few are reopened, so that the join is small.
with repairs as (select case_id, t, n, region from log where activity = 'fixed'),
broken as (
  select distinct f.n
  from repairs f join (select case_id, t, n from log where activity = 'reopened') o
    on o.case_id = f.case_id and (o.t > f.t or (o.t = f.t and o.n > f.n))
    and local_day(o.t) <= local_day(f.t) + 30
)
select month_of(f.t) as period, f.region,
       count(*) filter (b.n is null and local_day(f.t) + 30 < local_day(as_of())) as met,
       count(b.n) as missed,
       count(*) filter (b.n is null and local_day(f.t) + 30 >= local_day(as_of())) as pending,
       0 as excused
from repairs f left join broken b using (n)
group by all
