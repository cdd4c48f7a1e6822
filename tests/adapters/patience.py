"""How long a test waits for an answer, in seconds."""

#: For one that comes, also on a busy machine.
PATIENCE = 60.0
#: For one that never does.
IN_A_HURRY = 0.5
