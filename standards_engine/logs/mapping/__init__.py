"""Where values stand in a log and how they are written."""
