"""Who may see what is encrypted: what tokens permit, and tokens that we make ourselves."""
