"""The page of one port request, behind a signed link: where it stands, and what its customer can do."""
