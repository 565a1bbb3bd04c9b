"""Working time, local days and periods."""

from standards_engine.calendars import periods
from standards_engine.calendars.holiday_dates import holiday_dates, holiday_source, knows_holidays
from standards_engine.calendars.local_days import LocalDays
from standards_engine.calendars.working_time import WorkingTime, dated_years

__all__ = [
    "LocalDays",
    "WorkingTime",
    "dated_years",
    "holiday_dates",
    "holiday_source",
    "knows_holidays",
    "periods",
]
