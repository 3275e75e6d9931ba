"""The benchmarks: one made-up corpus, built by Stemma and by whichever peers are installed, in one run."""
