"""TLS over a pipe: the handshake, the end of the stream, and each failure by its own name."""

import ssl
from datetime import datetime

from oitcheck.fetch._certificate import Leaf, read
from oitcheck.fetch._mishap import Mishap
from oitcheck.fetch._pipe import Pipe

_OLD = {"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "VERSION_TOO_LOW", "WRONG_SSL_VERSION"}
_WEAK = {
    "DH_KEY_TOO_SMALL", "EE_KEY_TOO_SMALL", "CA_KEY_TOO_SMALL", "CA_MD_TOO_WEAK", "TLSV1_ALERT_INSUFFICIENT_SECURITY",
}  # fmt: skip
_WANTS_CERTIFICATE = {
    "TLSV13_ALERT_CERTIFICATE_REQUIRED", "SSLV3_ALERT_BAD_CERTIFICATE", "SSLV3_ALERT_NO_CERTIFICATE",
    "TLSV1_ALERT_CERTIFICATE_REQUIRED",
}  # fmt: skip
# OpenSSL's X509_V_ERR_* numbers.
_BY_CODE = {
    9: "tls_not_yet_valid",
    10: "tls_expired",
    18: "tls_self_signed",
    62: "tls_wrong_host",
    64: "tls_wrong_host",
    66: "tls_weak_key",
    67: "tls_weak_key",
    68: "tls_weak_key",
}
_READ = 64 * 1024


class TlsPipe:
    """A pipe under TLS, told apart from one that is cut."""

    def __init__(self, pipe: Pipe, context: ssl.SSLContext, host: str | None) -> None:
        self._pipe = pipe
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host)
        self._broken: Mishap | None = None
        self.first = b""

    async def handshake(self) -> None:
        """Shakes hands, verification included.

        Raises:
            ssl.SSLError: it failed; ``first`` holds the first bytes that the server sent.
            OSError: the connection broke.
        """
        while True:
            try:
                self._tls.do_handshake()
            except ssl.SSLWantReadError:
                self._flush()
                await self._feed()
            except ssl.SSLError:
                self._flush()
                raise
            else:
                self._flush()
                return

    async def receive(self) -> bytes:
        """Gives what is there, at least one byte; nothing after a proper end.

        Raises:
            Mishap: ``truncated`` where the stream was cut without TLS's own goodbye, ``tls_client_certificate`` where
                the server turns out to want one, else ``malformed_response``.
        """
        if self._broken:
            raise self._broken
        pieces = bytearray()
        while True:
            try:
                while len(pieces) < 4 * _READ:
                    piece = self._tls.read(_READ)
                    if not piece:
                        return bytes(pieces)
                    pieces += piece
                return bytes(pieces)
            except ssl.SSLWantReadError:
                self._flush()
                if pieces:
                    return bytes(pieces)
                await self._feed()
            except ssl.SSLZeroReturnError:
                return bytes(pieces)
            except ssl.SSLError as error:
                self._broken = _in_stream(error)
                if pieces:
                    return bytes(pieces)
                raise self._broken from error

    async def _feed(self) -> None:
        data = await self._pipe.receive()
        self.first = self.first or data[:64]
        if data:
            self._incoming.write(data)
        else:
            self._incoming.write_eof()

    def _flush(self) -> None:
        if self._outgoing.pending:
            self._pipe.send(self._outgoing.read())

    def send(self, data: bytes) -> None:
        """Sends, encrypted."""
        self._tls.write(data)
        self._flush()

    @property
    def untouched(self) -> bool:
        """Whether the connection is open and nothing unasked has come but what TLS itself sends."""
        if not self._pipe.untouched or self._tls.pending():
            return False
        return self._incoming.pending == 0

    def leaf(self) -> Leaf | None:
        """Gives the server's certificate, verified or not."""
        der = self._tls.getpeercert(binary_form=True)
        return read(der) if der else None

    def spoken(self) -> tuple[str, str]:
        """Gives the protocol's version and the cipher's name."""
        cipher = self._tls.cipher()
        return self._tls.version() or "", cipher[0] if cipher else ""

    def abort(self) -> None:
        """Closes at once."""
        self._pipe.abort()

    async def closed(self) -> None:
        """Waits until the socket is really gone."""
        await self._pipe.closed()


def _in_stream(error: ssl.SSLError) -> Mishap:
    if isinstance(error, ssl.SSLEOFError):
        return Mishap("truncated", "the connection was cut without TLS close_notify")
    if error.reason in _WANTS_CERTIFICATE:
        return Mishap("tls_client_certificate", "the server asks for a client certificate")
    return Mishap("malformed_response", f"TLS: {error.reason or error}")


def of_handshake(error: ssl.SSLError, first: bytes) -> Mishap:
    """Names a handshake that failed before any certificate was judged.

    Args:
        error: as OpenSSL gave it.
        first: the first bytes that the server sent.
    """
    reason = error.reason or type(error).__name__
    if first[:5] == b"HTTP/" or first.lstrip()[:1] == b"<":
        return Mishap(
            "tls_handshake_failed", "plain HTTP answers on this port: the address should begin with http:"
        )
    if reason in _OLD:
        return Mishap("tls_old_protocol", "the server only speaks TLS 1.1 or older, which browsers refuse")
    if reason in _WEAK:
        return Mishap("tls_weak_key", f"the server's key is too weak: {reason.lower().replace('_', ' ')}")
    if reason in _WANTS_CERTIFICATE:
        return Mishap("tls_client_certificate", "the server asks for a client certificate")
    if isinstance(error, ssl.SSLEOFError):
        return Mishap("tls_handshake_failed", "the server closed the connection during the handshake")
    return Mishap("tls_handshake_failed", reason.lower().replace("_", " "))


def of_verification(error: ssl.SSLCertVerificationError, leaf: Leaf | None, now: datetime) -> Mishap:
    """Names a certificate that was refused; an issuer that is not known here is ``tls_unknown_ca``.

    Args:
        error: as the verifier gave it.
        leaf: the server's certificate, read without trusting it; null where it could not be.
        now: with offset.
    """
    cause = (
        _BY_CODE.get(getattr(error, "verify_code", 0))
        or (_of_leaf(leaf, now) if leaf else None)
        or "tls_unknown_ca"
    )
    if leaf is None:
        return Mishap(cause, getattr(error, "verify_message", "") or str(error))
    if cause == "tls_expired" and leaf.ends <= now:
        return Mishap(
            cause, f"the certificate ended on {leaf.ends:%Y-%m-%d}, {(now - leaf.ends).days} days ago"
        )
    if cause == "tls_not_yet_valid" and leaf.begins > now:
        return Mishap(
            cause, f"the certificate begins on {leaf.begins:%Y-%m-%d}, in {(leaf.begins - now).days} days"
        )
    if cause == "tls_wrong_host":
        return Mishap(cause, f"the certificate is for {', '.join(leaf.names[:5]) or 'no name'}")
    if cause == "tls_weak_key" and leaf.weak:
        return Mishap(cause, f"the certificate has an {leaf.weak}")
    return Mishap(cause, getattr(error, "verify_message", "") or str(error))


def _of_leaf(leaf: Leaf, now: datetime) -> str | None:
    """Gives the cause that the certificate itself shows, where the verifier gave no number that is known."""
    if leaf.ends <= now:
        return "tls_expired"
    if leaf.begins > now:
        return "tls_not_yet_valid"
    if leaf.self_signed:
        return "tls_self_signed"
    return "tls_weak_key" if leaf.weak else None
