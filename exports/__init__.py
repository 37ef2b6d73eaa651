"""Files people take away: cells in, bytes out."""
