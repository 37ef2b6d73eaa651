"""What the figures mean. Belongs to neither ETL nor dashboard and imports nothing of ours."""
