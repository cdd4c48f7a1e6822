"""The commands of `porting`. Each imports what it needs when it is given: help and usage errors are quick."""
