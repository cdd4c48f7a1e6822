"""Webhooks (and, later, pages)."""
