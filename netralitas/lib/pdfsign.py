"""Sign a finished PDF (PAdES), so that any PDF reader shows whether it was changed.

The only place that imports pyHanko. What is signed stays byte for byte as it was; the signature is added behind it,
and with it nothing else: no date, no producer, no picture. So an archivable file stays archivable.
"""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

FIELD = "SegelPortal"
SMALLEST_RSA = 2048


class UnusableCertificate(Exception):
    """A certificate or key that cannot sign, with the sentence that says why; no part of either is in it."""


@dataclass(frozen=True)
class Signer:
    """A certificate with its key, and the certificates that lead to its issuer."""

    certificate: x509.Certificate
    key: PrivateKeyTypes
    chain: tuple[x509.Certificate, ...]

    def is_valid_at(self, now: datetime) -> bool:
        return self.certificate.not_valid_before_utc <= now <= self.certificate.not_valid_after_utc


def signer_from(certificates: str, key: str) -> Signer | None:
    """Return the signer of two PEM texts, the certificate first and its chain behind it; None when both are empty.

    Raises UnusableCertificate for anything that could not sign a file. An end in time is no flaw here: a portal must
    start on the day after, too.
    """
    if not certificates and not key:
        return None
    if not certificates or not key:
        raise UnusableCertificate("one of the two is missing")
    try:
        own, *chain = x509.load_pem_x509_certificates(certificates.encode())
    except ValueError as error:
        raise UnusableCertificate("the first is no certificate in PEM form") from error
    try:
        private = serialization.load_pem_private_key(key.encode(), password=None)
    except TypeError as error:
        raise UnusableCertificate("the key asks for a passphrase; write it down without one") from error
    except ValueError as error:
        raise UnusableCertificate("the second is no private key in PEM form") from error
    _check(own, private)
    return Signer(own, private, tuple(chain))


def _check(certificate: x509.Certificate, key: PrivateKeyTypes) -> None:
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise UnusableCertificate("the key is neither RSA nor of an elliptic curve")
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < SMALLEST_RSA:
        raise UnusableCertificate(f"the RSA key is shorter than {SMALLEST_RSA} bits")
    if certificate.public_key() != key.public_key():
        raise UnusableCertificate("the key does not belong to the first certificate")
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        raise UnusableCertificate("the certificate may not be used for signatures")


def sign(data: bytes, signer: Signer, *, reason: str) -> bytes:
    """Return the file with a certifying signature behind it: from now on no change is allowed.

    pyHanko is imported here, so that a portal without a certificate never loads it.
    """
    from asn1crypto.keys import PrivateKeyInfo
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = signer.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    store = SimpleCertificateStore()
    store.register_multiple([_plain(certificate) for certificate in signer.chain])
    with_key = signers.SimpleSigner(
        signing_cert=_plain(signer.certificate), signing_key=PrivateKeyInfo.load(key), cert_registry=store
    )
    facts = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        reason=reason,
    )
    signed: Any = signers.sign_pdf(_writer(data), facts, signer=with_key)
    return signed.getvalue()


def _plain(certificate: x509.Certificate) -> Any:
    from asn1crypto.x509 import Certificate

    return Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _writer(data: bytes) -> Any:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Untouched(IncrementalPdfFileWriter):
        """Leave title, date and producer alone: rewritten in one of their two places they would no longer agree."""

        def _update_meta(self) -> None:
            return

    return Untouched(io.BytesIO(data))
