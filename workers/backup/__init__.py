"""Copies of what is ours: made while everything runs, looked through, brought back (docs/operations.md)."""
