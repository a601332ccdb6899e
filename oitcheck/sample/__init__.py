"""The sample municipality that ``oitcheck demo`` serves."""
