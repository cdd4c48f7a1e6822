"""The upstream that plays backbone provider, carrier partner and losing carrier."""
