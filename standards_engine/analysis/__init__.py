"""Questions about rules themselves."""
