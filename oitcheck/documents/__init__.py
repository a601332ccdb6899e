"""Documents: bytes end here. One file a document type, all giving the same Document."""
