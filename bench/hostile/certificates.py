"""TLS contexts of servers whose certificate nobody should accept."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAY = timedelta(days=1)


def context(kind: str, folder: Path) -> ssl.SSLContext:
    """Return the context of a server with a certificate signed by itself: `self-signed`, `expired`, `early` or `other host`; or `old protocol`."""
    now = datetime.now(UTC)
    begin, end = {"expired": (now - 9 * _DAY, now - _DAY), "early": (now + _DAY, now + 9 * _DAY)}.get(
        kind, (now - _DAY, now + 9 * _DAY)
    )
    host = "10.9.8.7" if kind == "other host" else "127.0.0.1"
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{kind}.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    if kind == "old protocol":
        server.set_ciphers("AES128-SHA:@SECLEVEL=0")
        server.maximum_version = ssl.TLSVersion.TLSv1_2
    return server
