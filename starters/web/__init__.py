"""Webhooks, customers' pages, and what programs call."""
