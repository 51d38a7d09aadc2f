"""Time stamps (RFC 3161): asked for, and looked at before they are used."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from pyhanko.sign.timestamps import HTTPTimeStamper

from reportdoc.pdf.signing.revocation_http import TIMEOUT
from reportdoc.report.message import Message, message
from reportdoc.report.problem import OperationError
from reportdoc.text.untrusted import plain

if TYPE_CHECKING:
    from asn1crypto.cms import ContentInfo
    from asn1crypto.tsp import TimeStampReq, TimeStampResp
    from asn1crypto.x509 import Certificate

_log = logging.getLogger(__name__)

_APART = timedelta(hours=1)
"""How far the clocks of an authority and of this computer may be apart."""


class Stamper(HTTPTimeStamper):
    """A time-stamp authority by its URL; whatever goes wrong with it is an OperationError that says so."""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> ContentInfo:
        """Return the time stamp of a hash."""
        _log.info("asking the time-stamp authority")
        token: ContentInfo | None = None
        try:
            token = await super().async_timestamp(message_digest, md_algorithm)
            problem = await _problem(token, message_digest, md_algorithm)
        except Exception as error:  # what an authority sends is parsed by chance here and there, and may fail anywhere
            problem = _reason(error)
        if problem or token is None:
            text = message("the time-stamp authority {url} gave no time stamp: {reason}", url=self.url, reason=problem)
            hint = message("nothing was signed; try again later, or use another with --tsa")
            raise OperationError(text, hint)
        return token

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        """Return the answer to a request, where it is not a refusal."""
        from asn1crypto.tsp import PKIStatusInfo

        answer = await super().async_request_tsa_response(req)
        # asn1crypto reads no answer without a time stamp, and a refusal has none (RFC 3161, 2.4.2).
        status = PKIStatusInfo.load(answer.contents)
        if status["status"].native != "granted":
            said = [*(status["status_string"].native or ()), *sorted(status["fail_info"].native or ())]
            raise _Refused("; ".join(said) or status["status"].native)
        return answer


class _Refused(Exception):
    """An authority says no; its words are the text."""


def stamper(url: str) -> Stamper:
    """Return what asks the authority at a URL."""
    return Stamper(url, timeout=TIMEOUT)


async def _problem(token: ContentInfo, digest: bytes, algorithm: str) -> Message | None:
    """Return what is wrong with a time stamp, whoever made it."""
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
    from pyhanko_certvalidator import ValidationContext

    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    expected = {algorithm.lower(): digest}
    found = await validate_tst_signed_data(token["content"], nobody, lambda name: expected.get(name, b""))
    if not found["intact"]:
        return message("it is one of something else")
    if not found["valid"]:
        return message("its signature is not valid")
    time = found["timestamp"]
    if abs(time - datetime.now(UTC)) > _APART:
        said = f"{time:%Y-%m-%d %H:%M} UTC"
        return message("its time is {time}, far from that of this computer: one of the clocks is wrong", time=said)
    return _unfit(found["signing_cert"], time)


def _unfit(certificate: Certificate, time: datetime) -> Message | None:
    purposes = certificate.extended_key_usage_value
    if purposes is None or "time_stamping" not in purposes.native:
        return message("its certificate is not meant for time stamps")
    if time > certificate.not_valid_after:
        return message("its certificate expired on {day}", day=f"{certificate.not_valid_after:%Y-%m-%d}")
    if time < certificate.not_valid_before:
        return message("its certificate is not valid before {day}", day=f"{certificate.not_valid_before:%Y-%m-%d}")
    return None


def _reason(error: Exception) -> Message:
    """Return why an authority gave no time stamp, in our words; what it says itself as it says it."""
    import aiohttp
    from pyhanko.sign.timestamps import TimestampRequestError

    cause = error.__cause__ if isinstance(error, TimestampRequestError) and error.__cause__ else error
    match cause:
        case TimeoutError():
            return message("it did not answer within {seconds} seconds", seconds=TIMEOUT)
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError():
            return message("its own certificate for https is not trusted by this computer")
        case aiohttp.NonHttpUrlClientError() | aiohttp.InvalidURL():
            return message("that is no address of the web, or it points to one that is not")
        case aiohttp.TooManyRedirects():
            return message("it sends from one address to the next without an end")
        case aiohttp.ContentTypeError():
            return message("it answered with something else")
        case aiohttp.ClientResponseError():
            return message("it answered with the error {status}", status=cause.status)
        case aiohttp.ClientError() | OSError() if not isinstance(cause, TimestampRequestError):
            return message("it cannot be reached, or broke off")
        case _Refused():
            return message("it refused: {reason}", reason=plain(cause))
    return message("its answer cannot be used")
