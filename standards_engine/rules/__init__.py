"""The checked ruleset: names bound, types and units known."""
