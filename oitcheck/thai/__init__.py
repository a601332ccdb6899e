"""The language: text and dates, pure functions."""
