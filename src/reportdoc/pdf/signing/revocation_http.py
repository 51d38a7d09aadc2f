"""Asking authorities for CRL and OCSP answers: they may fail, and they may keep silent, but not for long."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar

from pyhanko_certvalidator.errors import CRLFetchError, OCSPFetchError
from pyhanko_certvalidator.fetchers import Fetchers
from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend
from pyhanko_certvalidator.fetchers.aiohttp_fetchers.crl_client import AIOHttpCRLFetcher
from pyhanko_certvalidator.fetchers.aiohttp_fetchers.ocsp_client import AIOHttpOCSPFetcher

_log = logging.getLogger(__name__)

TIMEOUT = 15
"""Seconds that an authority has for an answer; and all of them together, where they give none."""

Answer = TypeVar("Answer")


@dataclass(slots=True)
class _Patience:
    """Seconds that may yet be waited in vain."""

    left: float

    async def ask(self, fetcher: Any, fetch: Callable[[], Awaitable[Answer]], failure: type[Exception]) -> Answer:
        """Return an answer; raises `failure` where it does not come in time, or is none."""
        if self.left <= 0:
            raise failure("no answer in time")
        _log.info("asking for revocation, %.1f s at most", self.left)
        fetcher.per_request_timeout = self.left
        start = monotonic()
        try:
            return await fetch()
        except TimeoutError:
            self.left -= monotonic() - start
            raise failure("no answer in time") from None
        except (ValueError, TypeError, KeyError, AttributeError):
            raise failure("the answer cannot be read") from None


class _Ocsp(AIOHttpOCSPFetcher):
    patience: _Patience

    async def fetch(self, cert: Any, authority: Any) -> Any:
        fetch = super().fetch
        return await self.patience.ask(self, lambda: fetch(cert, authority), OCSPFetchError)


class _Crl(AIOHttpCRLFetcher):
    patience: _Patience

    async def fetch(self, cert: Any, *, use_deltas: Any = True) -> Any:
        fetch = super().fetch
        return await self.patience.ask(self, lambda: fetch(cert, use_deltas=use_deltas), CRLFetchError)


class Backend(AIOHttpFetcherBackend):
    """Fetches CRL and OCSP answers from where certificates say; close it after use."""

    def __init__(self) -> None:
        super().__init__(per_request_timeout=TIMEOUT)
        self._patience = _Patience(TIMEOUT)

    def get_fetchers(self) -> Fetchers:
        """Return what fetches for one validation; all of them share what patience there is."""
        fetchers = super().get_fetchers()
        ocsp, crl = _Ocsp(self.session, per_request_timeout=TIMEOUT), _Crl(self.session, per_request_timeout=TIMEOUT)
        ocsp.patience = crl.patience = self._patience
        return Fetchers(ocsp, crl, fetchers.cert_fetcher)
