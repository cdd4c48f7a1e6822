"""Shared by all tests."""

pytest_plugins = ["tests.golden_files"]
