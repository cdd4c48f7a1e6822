"""Keys: what encrypts a port request's data, and what encrypts those keys. Nothing of Temporal is in here."""
