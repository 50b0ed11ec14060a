"""Sources to generations: vectors and words on disk, built beside the live generation and swapped in whole."""
