"""Documents are read off the event loop: in worker processes with a time and a memory limit.

A worker is a process of its own on two pipes of its own: whatever a document does to it, no other notices. It dies with
the process that started it.
"""

from oitcheck.workers._reader import OcrCache, Reader, Readings

__all__ = ["OcrCache", "Reader", "Readings"]
