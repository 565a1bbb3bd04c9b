"""How a verdict was found, for a person and for a script; `findings.explained` has the words."""
