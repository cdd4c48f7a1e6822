"""The mails that people get: rendered from notices, and all of them on one page to look at."""
