-- At most two visits.
-- One aggregation over the whole log.
with cases as (
  select case_id, min(t) as t, any_value(region) as region, any_value(customer) as customer,
         count(*) filter (activity = 'visited') as visits,
         bool_or(activity in ('closed', 'withdrawn')) as has_ended
  from log group by case_id
)
select month_of(t) as period, region, customer,
       count(*) filter (visits <= 2 and has_ended) as met,
       count(*) filter (visits > 2) as missed,
       count(*) filter (visits <= 2 and not has_ended) as pending,
       0 as excused
from cases
group by all
