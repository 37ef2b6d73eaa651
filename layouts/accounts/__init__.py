"""Pages about accounts: plain HTML with forms, in the frame of every page, without scripts."""
