"""One vendor or library each, behind a Protocol of `porting.ports`."""
