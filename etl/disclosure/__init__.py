"""Which counts of a month are kept back so that no person is given away, and the attack on it."""
