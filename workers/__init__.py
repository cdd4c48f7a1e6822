"""The composition root: which activity gets which adapter, and the worker process."""
