"""Shared by all tests."""

import gc

from hypothesis import settings

# What is imported stays: to look through it after each 700 new objects takes 3 % of all the tests' time.
gc.set_threshold(50_000, 20, 100)

pytest_plugins = ["tests.golden_files"]

# The same examples in each run, so that `./dev test` says the same of the same code. The long form is for the
# night: `pytest --hypothesis-profile=long`, each time with others.
settings.register_profile("short", max_examples=40, deadline=None, derandomize=True, database=None)
settings.register_profile("long", max_examples=5_000, deadline=None, print_blob=True)
settings.load_profile("short")
