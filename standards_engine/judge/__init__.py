"""What came of every obligation: two judges of logs, one of plans, and what they share."""
