"""What a port request costs, measured in counts and ratios; each module runs by itself and prints a table."""
