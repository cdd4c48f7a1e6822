"""The rules that a port request and its documents are checked against, before a carrier sees them."""
