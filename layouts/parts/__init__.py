"""The pieces that pages are made of: an answer in, components out."""
