"""The form in which a port request is put together, behind the link of its draft."""
