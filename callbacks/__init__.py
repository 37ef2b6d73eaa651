"""What happens then: addresses, callbacks and files. One module per page, three lines each."""
