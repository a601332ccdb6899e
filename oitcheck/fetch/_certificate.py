"""What a certificate says of itself. Pure but for the parsing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

_RSA_BITS = 2048
_EC_BITS = 224


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The facts of a server's certificate.

    Attributes:
        begins: first moment of validity, UTC.
        ends: last moment of validity, UTC.
        names: host names and addresses on it, at most 20.
        self_signed: issuer and subject are the same.
        weak: what makes its key too weak for browsers; null where nothing does.
        issuer_urls: http addresses of the issuer's certificate (AIA), at most 3.
    """

    begins: datetime
    ends: datetime
    names: tuple[str, ...]
    self_signed: bool
    weak: str | None
    issuer_urls: tuple[str, ...]


def read(der: bytes) -> Leaf | None:
    """Gives the facts of a DER certificate; null where it cannot be read."""
    try:
        certificate = x509.load_der_x509_certificate(der)
        return Leaf(
            begins=certificate.not_valid_before_utc,
            ends=certificate.not_valid_after_utc,
            names=_names(certificate),
            self_signed=certificate.issuer == certificate.subject,
            weak=_weak(certificate),
            issuer_urls=_issuer_urls(certificate),
        )
    except Exception:  # noqa: BLE001 - whatever a hostile certificate makes its parser raise
        return None


def intermediates(body: bytes) -> tuple[tuple[bytes, Leaf], ...]:
    """Gives the certificates in a file that an AIA address serves (DER, PEM or PKCS#7), as DER, at most 5.

    One that signed itself is left out: fetched files may complete a chain, never begin one.
    """
    readers: tuple[Callable[[], list[x509.Certificate]], ...] = (
        lambda: [x509.load_der_x509_certificate(body)],
        lambda: list(x509.load_pem_x509_certificates(body)),
        lambda: list(pkcs7.load_der_pkcs7_certificates(body)),
        lambda: list(pkcs7.load_pem_pkcs7_certificates(body)),
    )
    for reader in readers:
        try:
            ders = [certificate.public_bytes(Encoding.DER) for certificate in reader()[:5]]
        except Exception:  # noqa: BLE001, S112 - not of this form; the next one
            continue
        found = [(der, leaf) for der in ders if (leaf := read(der)) is not None]
        return tuple((der, leaf) for der, leaf in found if not leaf.self_signed)
    return ()


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        found = [str(name.value) for name in names if isinstance(name, x509.DNSName | x509.IPAddress)]
    except x509.ExtensionNotFound:
        found = [str(part.value) for part in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    return tuple(name[:253] for name in found[:20])


def _weak(certificate: x509.Certificate) -> str | None:
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < _RSA_BITS:
        return f"RSA key of {key.key_size} bits"
    if isinstance(key, ec.EllipticCurvePublicKey) and key.key_size < _EC_BITS:
        return f"elliptic-curve key of {key.key_size} bits"
    return None


def _issuer_urls(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except x509.ExtensionNotFound:
        return ()
    urls = [
        str(entry.access_location.value)
        for entry in access
        if entry.access_method == AuthorityInformationAccessOID.CA_ISSUERS
        and isinstance(entry.access_location, x509.UniformResourceIdentifier)
    ]
    return tuple(url for url in urls if url.lower().startswith("http://"))[:3]
