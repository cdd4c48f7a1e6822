"""What happens in a port and in which order: deterministic, without I/O."""
