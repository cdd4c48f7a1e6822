"""Telnyx as backbone provider and carrier partner; docs/telnyx.md says how its orders map to ours."""
