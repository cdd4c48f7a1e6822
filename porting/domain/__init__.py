"""The rules of the trade: pure, without I/O, without Temporal."""
