"""TLS contexts: whom to trust, built once and shared."""

import ssl
import sys
from pathlib import Path

import truststore

# Where distributions keep their authorities when OpenSSL's own default place is empty.
_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
_LEGACY_SERVER_CONNECT = 0x4  # ssl.OP_LEGACY_SERVER_CONNECT, named from Python 3.12 on


def verifying(ca_bundle: Path | None, intermediates: tuple[bytes, ...] = ()) -> ssl.SSLContext:
    """Gives a context that verifies against the system's store and ``ca_bundle``.

    Args:
        ca_bundle: PEM file of further authorities.
        intermediates: DER certificates that may complete a chain; they are no anchors of trust.

    Raises:
        OSError: ``ca_bundle`` cannot be read (``ssl.SSLError`` where it holds no certificate).
    """
    context = _system_context()
    if ca_bundle is not None:
        context.load_verify_locations(cafile=str(ca_bundle))
    for der in intermediates:
        context.load_verify_locations(cadata=der)
    context.verify_flags &= ~ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
    # Servers without secure renegotiation are read, as browsers read them: this client never renegotiates.
    context.options |= _LEGACY_SERVER_CONNECT
    context.set_alpn_protocols(["http/1.1"])
    return context


def unverifying() -> ssl.SSLContext:
    """Gives a context that accepts anything, for reading a certificate or a protocol version; nothing is sent on it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.options |= _LEGACY_SERVER_CONNECT
    return context


def _system_context() -> ssl.SSLContext:
    if sys.platform in {"win32", "darwin"}:
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # On Linux the store is files that OpenSSL reads itself; read once here instead of at every connection.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.set_default_verify_paths()
    paths = ssl.get_default_verify_paths()
    if not paths.cafile and not context.cert_store_stats()["x509_ca"]:
        bundle = next((path for path in _BUNDLES if Path(path).is_file()), None)
        if bundle:
            context.load_verify_locations(cafile=bundle)
    return context
