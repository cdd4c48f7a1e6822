"""The ways in: signup, command line, web. They speak to Temporal."""
