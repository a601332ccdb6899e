"""What went wrong on the wire, as it travels inside this room; outside of it a mishap is a value."""


class Mishap(Exception):
    """A look that cannot go on.

    Attributes:
        cause: a code of ``oitcheck.causes``.
        detail: one line of fact.
    """

    def __init__(self, cause: str, detail: str) -> None:
        super().__init__(cause, detail)
        self.cause = cause
        self.detail = detail


class Unclosed(Mishap):
    """A body broke off where its end was due, so that its own end must tell.

    Attributes:
        owed: whether the framing still owed something, so that nothing but an end that is seen will do; else the body
            had no framing but the connection's closing.
    """

    def __init__(self, cause: str, detail: str, *, owed: bool = False) -> None:
        super().__init__(cause, detail)
        self.owed = owed


class Stale(Exception):
    """A kept connection that the server had closed before it read the request: no fault of anybody."""
