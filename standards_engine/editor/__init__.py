"""The language server: what an editor asks about rule files, answered while they are written.

The only room that knows pygls. `server` registers the answers, `texts` and `programs` hold what is
open and what it means, and each other file answers one kind of question, about offsets and spans;
`places` turns these into the lines and columns of the protocol.
"""
