"""What a page looks like before anything happens. Gets choices and answers, reads no data."""
