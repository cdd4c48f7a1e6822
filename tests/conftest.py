"""Shared by all tests."""

import gc

# What is imported stays: to look through it after each 700 new objects takes 3 % of all the tests' time.
gc.set_threshold(50_000, 20, 100)

pytest_plugins = ["tests.golden_files"]
