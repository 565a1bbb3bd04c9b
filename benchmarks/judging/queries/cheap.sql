-- A repair costs at most 500.
-- One scan.
select month_of(t) as period, region, customer,
       count(*) filter (cost <= 500) as met,
       count(*) filter (cost > 500) as missed,
       0 as pending, 0 as excused
from log where activity = 'fixed'
group by all
