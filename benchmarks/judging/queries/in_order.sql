with reports as (select case_id, t, n, region, customer from log where activity = 'reported'),
calls as (
  select r.case_id, r.n, min(place(c.t, c.n)) as p
  from reports r join log c on c.case_id = r.case_id
  where c.activity = 'called' and (c.t > r.t or (c.t = r.t and c.n > r.n))
  group by all
),
visits as (
  select c.case_id, c.n, min(place(v.t, v.n)) as p
  from calls c join log v on v.case_id = c.case_id
  where v.activity = 'visited' and place(v.t, v.n) > c.p
  group by all
),
repairs as (
  select v.n, min(f.t) as answered
  from visits v join log f on f.case_id = v.case_id
  where f.activity = 'fixed' and place(f.t, f.n) > v.p
  group by v.n
),
judged as (
  select t, region, customer, answered,
         local_day(coalesce(answered, as_of())) - local_day(t) <= 20 as in_time
  from reports left join repairs using (n)
)
select month_of(t) as period, region, customer,
       count(*) filter (in_time and answered is not null) as met,
       count(*) filter (not in_time) as missed,
       count(*) filter (in_time and answered is null) as pending,
       0 as excused
from judged
group by all
