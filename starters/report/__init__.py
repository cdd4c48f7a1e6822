"""`porting report`: what happened to port requests in a time, from Temporal's own records."""
