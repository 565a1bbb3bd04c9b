-- What every query may use. `log` is the Parquet file; instants are integers of microseconds; rows
-- of a case are in order of (t, n). China's clocks stand eight hours before UTC and never change.
create view log as
select case_id, activity, epoch_us(timestamp) as t, timestamp, file_row_number as n,
       region, customer, priority, channel, engineer, cost
from read_parquet('$LOG', file_row_number = true);

create macro hours(h) as h * 3600000000;
create macro local_day(t) as (t + 28800000000) // 86400000000;
create macro month_of(t) as date_trunc('month', make_timestamp(t + 28800000000));
set variable as_of = (select epoch_us(max(timestamp)) from log);
create macro as_of() as getvariable('as_of');
-- One number for the place in the order: the first of several rows is then a plain `min`.
create macro place(t, n) as (t::hugeint << 32) + n;
create macro time_of(place) as (place >> 32)::bigint;

-- Days of the calendar `office` in the years of the log: how many were open before this one, and
-- whether this one is. A table of some hundred rows, which costs nothing to write.
create table office_days as
select d as local_day, is_open, sum(is_open) over (order by d) - is_open as open_before
from (
  select d, (isodow(date '1970-01-01' + d) <= 5
         and date '1970-01-01' + d not between date '2026-02-16' and date '2026-02-22'
         and date '1970-01-01' + d <> date '2026-05-01')::bigint as is_open
  from (select unnest(range(date '2025-12-31' - date '1970-01-01', date '2027-01-02' - date '1970-01-01'))::int as d)
);
-- Worked between midnight and t on an open day: 09:00 to 12:00 and 13:00 to 18:00.
create macro office_time(t) as
  least(greatest((t + 28800000000) % 86400000000, hours(9)), hours(12)) - hours(9)
  + least(greatest((t + 28800000000) % 86400000000, hours(13)), hours(18)) - hours(13);
-- The calendar `workshop`: 07:00 to 20:00 every day, so a closed formula will do.
create macro workshop_time(t) as
  local_day(t) * hours(13)
  + least(greatest((t + 28800000000) % 86400000000, hours(7)), hours(20)) - hours(7);
