"""Other tools for the same log, where they are installed: nothing of the project needs them."""
