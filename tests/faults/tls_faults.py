"""Certificates made for the run, and servers that show them: the group tls."""

import gzip
import ipaddress
import ssl
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from faults import food
from faults.http_faults import PAGE, canned, redirect, response, status
from faults.server import Script, Talk

_NAMES = ("localhost", "site.example")


class Authority:
    """A certificate authority of the tests' own.

    Args:
        name: its common name.
        parent: who signed it; itself where null.
    """

    def __init__(
        self, name: str, parent: "Authority | None" = None, days: tuple[int, int] = (-100, 900)
    ) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        signer = parent or self
        now = datetime.now(UTC)
        self.certificate = (
            x509.CertificateBuilder()
            .subject_name(self.name)
            .issuer_name(signer.name)
            .public_key(self.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + timedelta(days=days[0]))
            .not_valid_after(now + timedelta(days=days[1]))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False)
            .sign(signer.key, hashes.SHA256())
        )

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def leaf(
        self,
        *,
        days: tuple[int, int] = (-10, 200),
        names=_NAMES,
        key=None,
        issuer_url: str | None = None,
        addressed=False,
    ):
        """Gives (certificate, key) for loopback; ``days`` of validity count from now."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        now = datetime.now(UTC)
        alternatives: list[x509.GeneralName] = [x509.DNSName(name) for name in names]
        if names is _NAMES or addressed:
            alternatives.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, (names or ("127.0.0.1",))[0])]))
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + timedelta(days=days[0]))
            .not_valid_after(now + timedelta(days=days[1]))
        )
        if alternatives:
            builder = builder.add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        if issuer_url:
            access = x509.AccessDescription(
                AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier(issuer_url)
            )
            builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
        return builder.sign(self.key, hashes.SHA256()), key


class Identities:
    """Writes certificates below a folder and makes server contexts of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def context(self, certificate, key, *chain: Authority, seclevel: int | None = None) -> ssl.SSLContext:
        self._count += 1
        path = self._folder / f"{self._count}.pem"
        pem = certificate.public_bytes(serialization.Encoding.PEM) + b"".join(each.pem for each in chain)
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + pem
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if seclevel is not None:
            context.set_ciphers(f"ALL:@SECLEVEL={seclevel}")
        context.load_cert_chain(path)
        return context


def cut_after(data: bytes) -> Script:
    """These bytes, then the connection is cut without close_notify."""

    async def script(talk: Talk) -> None:
        await talk.send(data)
        talk.writer.transport._ssl_protocol._transport.close()  # the plain transport is below the TLS one

    return script


def cut_ones() -> dict[str, Script]:
    """Bodies without length that are cut: at their own end, or before it."""
    pdf = "application/pdf"
    packed = gzip.compress(PAGE * 5, mtime=0)
    return {
        "tls-truncated-no-close-notify": cut_after(response(length=False)),
        "tls-cut-mid-page": cut_after(response(PAGE[:900], length=False)),
        "tls-cut-mid-pdf": cut_after(response(food.text_pdf()[:300], media=pdf, length=False)),
        "tls-cut-after-pdf": cut_after(response(food.text_pdf(), media=pdf, length=False)),
        "tls-cut-gzip": cut_after(
            response(
                packed[:-30], "200 OK", "text/html; charset=utf-8", "Content-Encoding: gzip", length=False
            )
        ),
    }


async def ended(talk: Talk) -> None:
    """A body without length, ended as TLS ends."""
    await talk.send(response(length=False))


async def downgrade(talk: Talk) -> None:
    await redirect(talk.server.url("ok"))(talk)


def servers(folder: Path, trusted: Authority, aia_url: str):
    """Gives context and script of every fault by its id.

    Args:
        folder: where keys are written.
        trusted: the authority that the checker is told to trust.
        aia_url: where the middle certificate is served, see ``middle``.
    """
    made = Identities(folder)
    unknown = Authority("Unknown Test Authority")
    middle = Authority("Middle Test Authority", trusted)
    stranger = Authority("Middle of Nobody", unknown)
    page: Script = canned(response())
    own = Authority("127.0.0.1")
    weak_rsa = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    found: dict[str, tuple[ssl.SSLContext, Script]] = {
        "tls-ok": (made.context(*trusted.leaf()), page),
        "tls-expired": (made.context(*trusted.leaf(days=(-90, -3))), page),
        "tls-not-yet-valid": (made.context(*trusted.leaf(days=(30, 90))), page),
        "tls-self-signed": (made.context(*own.leaf(names=("127.0.0.1",))), page),
        "tls-wrong-host": (made.context(*trusted.leaf(names=("other.example", "www.other.example"))), page),
        "tls-expiring-7d": (made.context(*trusted.leaf(days=(-80, 7))), page),
        "tls-unknown-ca": (made.context(*unknown.leaf()), page),
        "tls-chain-incomplete": (made.context(*middle.leaf(issuer_url=f"{aia_url}/middle")), page),
        "tls-chain-unfetchable": (made.context(*middle.leaf(issuer_url=f"{aia_url}/status-404")), page),
        "tls-chain-private": (made.context(*middle.leaf(issuer_url="http://10.0.0.1/ca")), page),
        "tls-chain-of-nobody": (made.context(*stranger.leaf(issuer_url=f"{aia_url}/stranger")), page),
        "tls-weak-key": (made.context(*trusted.leaf(key=weak_rsa), seclevel=0), page),
        "tls-close-notify": (made.context(*trusted.leaf()), ended),
        "redirect-https-downgrade": (made.context(*trusted.leaf()), downgrade),
        "tls-client-cert-400": (
            made.context(*trusted.leaf()),
            status("400 Bad Request", body=b"<center>No required SSL certificate was sent</center>"),
        ),
        "tls-client-cert-demanded": (_demanding(made.context(*trusted.leaf()), trusted), page),
        "tls-old-protocol": (_old(made.context(*trusted.leaf(), seclevel=0)), page),
        "tls-dh-1024": (_weak_dh(made, trusted, folder), page),
    }
    found |= _odd_ones(made, trusted, middle, page)
    found |= {fault: (made.context(*trusted.leaf()), script) for fault, script in cut_ones().items()}
    found |= {
        "tls-no-san": (made.context(*trusted.leaf(names=())), page),
    }
    # A certificate that signed itself: issuer and subject alike.
    key = own.key
    itself = own.leaf(names=("127.0.0.1",), key=key)
    found["tls-self-signed"] = (made.context(*itself), page)
    return found, {"middle": _file(middle), "stranger": _file(stranger)}


def _odd_ones(
    made: Identities, trusted: Authority, middle: Authority, page: Script
) -> dict[str, tuple[ssl.SSLContext, Script]]:
    """Set-ups that are odd and mostly sound."""
    ended = Authority("Ended Middle Authority", trusted, days=(-200, -5))
    newest = made.context(*trusted.leaf())
    newest.minimum_version = ssl.TLSVersion.TLSv1_3
    older = made.context(*trusted.leaf())
    older.maximum_version = ssl.TLSVersion.TLSv1_2
    only_h2 = made.context(*trusted.leaf())
    only_h2.set_alpn_protocols(["h2"])
    many = tuple(f"n{number}.town.example" for number in range(900))
    return {
        "tls-13-only": (newest, page),
        "tls-12-only": (older, page),
        "tls-alpn-h2-only": (only_h2, page),
        "tls-900-names": (made.context(*trusted.leaf(names=(*_NAMES, *many), addressed=True)), page),
        "tls-chain-twisted": (made.context(*middle.leaf(), trusted, middle, trusted), page),
        "tls-middle-ended": (made.context(*ended.leaf(), ended), page),
    }


def _file(authority: Authority) -> Script:
    return canned(response(authority.der, media="application/pkix-cert"))


def _demanding(context: ssl.SSLContext, trusted: Authority) -> ssl.SSLContext:
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=trusted.pem.decode())
    return context


def _old(context: ssl.SSLContext) -> ssl.SSLContext:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


# 1024-bit MODP group 2 (RFC 2409), as old servers have it.
_DH_1024 = b"""-----BEGIN DH PARAMETERS-----
MIGHAoGBAP//////////yQ/aoiFowjTExmKLgNwc0SkCTgiKZ8x0Agu+pjsTmyJR
Sgh5jjQE3e+VGbPNOkMbMCsKbfJfFDdP4TVtbVHCReSFtXZiXn7G9ExC6aY37WsL
/1y29Aa37e44a/taiZ+lrp8kEXxLH+ZJKGZR7OZTgf//////////AgEC
-----END DH PARAMETERS-----
"""


def _weak_dh(made: Identities, trusted: Authority, folder: Path) -> ssl.SSLContext:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    context = made.context(*trusted.leaf(key=key), seclevel=0)
    path = folder / "dh1024.pem"
    path.write_bytes(_DH_1024)
    context.load_dh_params(path)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0")
    return context
