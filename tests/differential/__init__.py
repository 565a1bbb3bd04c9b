"""Generated rule files and logs, judged by both judges."""
