"""Mail that arrives: what it says, whether its sender is known to be the sender, and what it means."""
