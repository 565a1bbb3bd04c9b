"""`python -m standards_engine` is the same as `standards`."""

from standards_engine.cli import main

main()
