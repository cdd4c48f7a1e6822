"""Client, data converter and names of the Temporal connection."""
