"""One parser each for numbers, codes and periods as publications write them; none guesses."""
