"""TLS failures by name, from what OpenSSL says of them."""

import ssl

import pytest

from oitcheck.fetch._tls import _in_stream, of_handshake


def _error(reason: str, kind: type[ssl.SSLError] = ssl.SSLError) -> ssl.SSLError:
    error = kind(1, reason)
    error.reason = reason
    return error


@pytest.mark.parametrize(
    ("reason", "first", "cause"),
    [
        ("TLSV1_ALERT_PROTOCOL_VERSION", b"\x15\x03\x01", "tls_old_protocol"),
        ("UNSUPPORTED_PROTOCOL", b"\x16\x03\x01", "tls_old_protocol"),
        ("DH_KEY_TOO_SMALL", b"\x16\x03\x03", "tls_weak_key"),
        ("SSLV3_ALERT_BAD_CERTIFICATE", b"\x15\x03\x03", "tls_client_certificate"),
        ("SSLV3_ALERT_HANDSHAKE_FAILURE", b"\x15\x03\x03", "tls_handshake_failed"),
        ("WRONG_VERSION_NUMBER", b"HTTP/1.1 400", "tls_handshake_failed"),
        ("TLSV1_UNRECOGNIZED_NAME", b"\x15\x03\x03", "tls_handshake_failed"),
    ],
)
def test_a_failed_handshake_has_its_name(reason, first, cause):
    """Old protocols, weak keys and a wanted client certificate are told from a plain failure."""
    assert of_handshake(_error(reason), first).cause == cause


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (_error("TLSV13_ALERT_CERTIFICATE_REQUIRED"), "tls_client_certificate"),
        (_error("UNEXPECTED_EOF_WHILE_READING", ssl.SSLEOFError), "truncated"),
        (_error("DECRYPTION_FAILED_OR_BAD_RECORD_MAC"), "malformed_response"),
    ],
)
def test_a_broken_stream_has_its_name(error, cause):
    """A demand for a client certificate, a cut and damaged records are three things."""
    assert _in_stream(error).cause == cause
