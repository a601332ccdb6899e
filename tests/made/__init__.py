"""Documents made by real programs, for the tests: words to find, words that are almost those, and files of all kinds."""
