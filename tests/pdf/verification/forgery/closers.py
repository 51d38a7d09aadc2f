"""Who closes a forged file: nobody, a time stamp that anybody can get, another signer of the same authority."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass

from certomancer.registry import CertLabel, KeyLabel, PKIArchitecture
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfTimeStamper, Signer
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from reportdoc.pdf.signing.keys import open_pkcs12
from tests.pdf.verification.forgery.changes import Change, Writer
from tests.support.sealing.authority import PASSPHRASE, Authority

CLOSERS = ("nobody", "stamp", "person")


@dataclass(frozen=True, slots=True)
class Closers:
    """The keys of an authority that everybody trusts, in the hands of a forger."""

    stamper: DummyTimeStamper
    person: Signer

    def close(self, data: bytes, closer: str, change: Change | None = None) -> bytes:
        """Return a file closed by one of `CLOSERS`, with a change in the same revision where one is given."""
        if closer == "nobody":
            return data
        writer = Writer(io.BytesIO(data), strict=False)
        if change:
            change(writer)
        if closer == "person":
            return asyncio.run(self._signed(writer))
        output = io.BytesIO()
        PdfTimeStamper(self.stamper).timestamp_pdf(writer, "sha256", output=output)
        return output.getvalue()

    def stamp_in(self, data: bytes, field: str, change: Change) -> bytes:
        """Return a file closed by a time stamp in a field that a change has made, in the same revision."""
        writer, output = Writer(io.BytesIO(data), strict=False), io.BytesIO()
        change(writer)
        PdfTimeStamper(self.stamper, field_name=field).timestamp_pdf(writer, "sha256", output=output)
        return output.getvalue()

    async def _signed(self, writer: Writer) -> bytes:
        """Return a file signed in a new field, whatever the signatures before it allow."""
        embedder = PdfCMSEmbedder(SigFieldSpec("Another"))
        steps = embedder.write_cms("Another", writer)
        next(steps)
        steps.send(SigObjSetup(SignatureObject(subfilter=SigSeedSubFilter.PADES, bytes_reserved=8192)))
        prepared, output = steps.send(SigIOSetup(md_algorithm="sha256"))
        signature = await self.person.async_sign(prepared.document_digest, "sha256", use_pades=True)
        steps.send(signature)
        data: bytes = output.getvalue()
        return data


def closers(authority: Authority) -> Closers:
    """Return time stamps and a signer of an authority, without asking it over the network."""
    return Closers(_stamper(authority.pki), open_pkcs12(authority.key("bureau"), PASSPHRASE).signer)


def _stamper(pki: PKIArchitecture) -> DummyTimeStamper:
    store = SimpleCertificateStore()
    store.register_multiple([pki.get_cert(CertLabel("root"))])
    return DummyTimeStamper(
        tsa_cert=pki.get_cert(CertLabel("tsa")),
        tsa_key=pki.key_set.get_private_key(KeyLabel("tsa")),
        certs_to_embed=store,
    )
