-- Engineers sign with their number.
-- One scan.
select month_of(t) as period, region,
       count(*) filter (regexp_full_match(engineer, 'E[0-9]{3}')) as met,
       count(*) filter (not regexp_full_match(engineer, 'E[0-9]{3}')) as missed,
       0 as pending, 0 as excused
from log where activity = 'visited'
group by all
