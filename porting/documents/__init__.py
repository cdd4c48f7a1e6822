"""Reading, judging and making PDFs."""
