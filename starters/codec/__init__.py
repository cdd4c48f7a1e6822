"""The codec server: Temporal's Web UI and CLI read and write encrypted payloads through it, and support opens
documents."""
