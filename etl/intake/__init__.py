"""Files of strangers, opened in a child process that may do little: a file in, a Book out."""
