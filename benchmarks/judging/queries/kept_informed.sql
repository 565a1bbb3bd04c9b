-- A call every week until it is closed.
-- Window k holds the days 7 (k - 1) + 1 to 7 k after the report, the first one also its own day. A
-- case's last window is the one in which it is closed, withdrawn, or as of which is judged.
-- Tried: counting the met windows and subtracting (the same).
with reports as (select case_id, t, n, customer from log where activity = 'reported'),
ends as (
  select r.case_id, r.t, r.n, r.customer, min(place(e.t, e.n)) as p,
         greatest((local_day(coalesce(time_of(min(place(e.t, e.n))), as_of())) - local_day(r.t) + 6) // 7, 1) as last_k
  from reports r
  left join (select case_id, t, n from log where activity in ('closed', 'withdrawn')) e
    on e.case_id = r.case_id and (e.t > r.t or (e.t = r.t and e.n > r.n))
  group by r.case_id, r.t, r.n, r.customer
),
answered as (
  select distinct r.n, greatest((local_day(c.t) - local_day(r.t) + 6) // 7, 1) as k
  from ends r join (select case_id, t, n from log where activity = 'called') c
    on c.case_id = r.case_id and (c.t > r.t or (c.t = r.t and c.n > r.n))
  where p is null or place(c.t, c.n) < p
),
windows as (select n, t, customer, last_k, p is null as is_open, unnest(range(1, last_k + 1)) as k from ends),
judged as (
  select month_of(if(k = 1, t, (local_day(t) + 7 * (k - 1) + 1) * hours(24) - hours(8))) as period, customer,
         a.n is not null as is_met, k = last_k as is_last, is_open
  from windows left join answered a using (n, k)
)
select period, customer,
       count(*) filter (is_met) as met,
       count(*) filter (not is_met and not is_last) as missed,
       count(*) filter (not is_met and is_last and is_open) as pending,
       count(*) filter (not is_met and is_last and not is_open) as excused
from judged
group by all
