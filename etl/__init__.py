"""From published files to checked, versioned tables. Knows no dashboard."""
