"""Opens customers' files where they can harm nobody: in short-lived processes with limits.

`client.py` is what others use. It starts a server (`server.py`), which loads the libraries once and forks a
child for each file; the child gives up all it does not need (`limits.py`, `linux.py`) before it sees a byte,
and answers in JSON (`wire.py`) with what `child.py` read.
"""
