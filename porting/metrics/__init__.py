"""What Prometheus is told of the porting desk beside the SDK's own metrics."""
