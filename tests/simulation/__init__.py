"""Port requests that live through anything, beside a small model of what each of them has to do.

`python -m tests.simulation --help` runs them; `docs/chaos.md` says what they show.
"""
