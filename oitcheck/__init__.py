"""The nightly review of the answer URLs that a Thai public body gives for OIT."""

__version__ = "0.1.0"
