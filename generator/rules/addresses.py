"""Rules of family U about web addresses and prices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from babel.numbers import get_territory_currencies

from generator.diagnostics import KeyPath, Message, Severity, say
from generator.model import Microcredential, Price
from generator.rules.national import euro_countries
from generator.rules.reading.said import figure, listed
from generator.rules.reading.texts_of import suspects
from generator.rules.reading.written import source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["ADDRESSES", "NAMES", "is_public_host"]

_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\])]+", re.IGNORECASE)
# Looked for in the addresses alone, of which most files have few.
_SUSPICIOUS = re.compile(
    r"http://(?!data\.europa\.eu/)|localhost|example\.(?:com|org|net)|\.(?:local|internal|test|invalid|lan|arpa)\b|"
    r"//(?:staging|stage|preprod|uat|acceptance|dev|sandbox|test|[\d.]+[/:]|[\d.]+$|\[)|"
    r"utm_|mtm_|pk_campaign|fbclid|gclid|mc_eid|msclkid",
    re.IGNORECASE,
)
_PLACEHOLDERS = re.compile(r"(?:^|\.)example\.(?:com|org|net)$")
_PRIVATE = re.compile(r"(?:^|\.)(?:localhost|local|internal|test|invalid|lan|home\.arpa)$|^[\d.]+$|^\[")
_STAGING = re.compile(r"^(?:staging|stage|preprod|uat|acceptance|dev|sandbox|test)(?:[.-]|\d)")
_TRACKING = re.compile(r"^(?:utm_|mtm_|pk_campaign$|fbclid$|gclid$|mc_eid$|msclkid$)")
# Addresses of concepts are names, and stay as their owner wrote them; so does what identifies the catalogue.
NAMES = ("uri", "identity_url", "identifiers", "lint")
_UNUSUAL = 10_000


@rule(
    "U961",
    Severity.WARNING,
    "Address that will not serve readers",
    source="RFC 2606 and RFC 6761 (reserved names); HTTPS for all public pages",
    wrong='application_url: "http://localhost:8000/apply?utm_source=mail"\n',
    right="application_url: https://northbridge.example/apply\n",
)
def addresses(context: Context) -> Iterator[Finding]:
    """Some addresses work on one computer only, are not encrypted, or follow readers around.

    They were usually copied from the wrong window.
    """
    for sound, path, text in suspects(context.sounds, _may_be_wrong):
        if any(name in path for name in NAMES):
            continue
        for match in _ADDRESS.finditer(text):
            said = _fault(match.group().rstrip(".,;:!?"))
            if said is not None:
                yield Finding(
                    source=source_of(sound), path=path, message=said[0], help=said[1], words=match.group()
                )
                break


def _may_be_wrong(text: str) -> bool:
    return any(map(_SUSPICIOUS.search, set(_ADDRESS.findall(text))))


def _fault(address: str) -> tuple[Message, Message] | None:
    """What is wrong with an address, and what to write; None if nothing is."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return say("`{address}` is not a web address", address=address), say("copy it from the browser")
    if _PRIVATE.search(host):
        return say("`{host}` can be reached only from inside", host=host), say("write the public address")
    if _PLACEHOLDERS.search(host):
        return say("`{host}` is a placeholder", host=host), say("write the real address")
    if _STAGING.match(host):
        return say("`{host}` looks like a site for tests", host=host), say(
            "write the address of the public site"
        )
    if tracked := sorted({key for key, _ in parse_qsl(parts.query) if _TRACKING.match(key)}):
        message = say("the address carries `{parameter}`, which follows readers around", parameter=tracked[0])
        return message, say("remove all that begins with utm_ and the like")
    if parts.scheme.lower() == "http" and host != "data.europa.eu":
        return say("`{address}` is not encrypted", address=address), say("write https:// if the page has it")
    return None


def is_public_host(address: str) -> bool:
    """Whether an address is one that readers elsewhere can reach."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    return not (_PRIVATE.search(host) or _PLACEHOLDERS.search(host))


@rule(
    "U965",
    Severity.WARNING,
    "Price that is not clear",
    source="Directive 2011/83/EU on consumer rights: the total price, with its currency",
    wrong="# in Denmark\nprice: { amount: 1200 }\n",
    right="# in Denmark\nprice: { amount: 1200, currency: DKK }\n",
    looks_for=("price", "offerings"),
)
def prices(context: Context) -> Iterator[Finding]:
    """A price without a currency is read as euros.

    What is free cannot be reduced, and a very high price is often a slip of the pen.
    """
    for mc in context.catalogue.microcredentials.values():
        if mc.price is None and not mc.offerings:
            continue
        for path, price, has_currency in _prices(mc):
            said = _price_fault(context, mc, price, has_currency)
            if said is not None:
                yield Finding(source=mc.source, path=(*path, "amount"), message=said[0], help=said[1])


def _prices(mc: Microcredential) -> Iterator[tuple[KeyPath, Price, bool]]:
    """Each price that is written or inherited, where, and whether its currency is written."""
    written: Mapping[str, Any] = mc.source.document.data or {}
    if mc.price is not None:
        has_currency = ("price", "currency") in mc.source.origins or _names_currency(written.get("price"))
        yield ("price",), mc.price, has_currency
    offerings = written.get("offerings") or ()
    for i, offering in enumerate(mc.offerings):
        if offering.price is not None and offering.price is not mc.price and i < len(offerings):
            yield ("offerings", i, "price"), offering.price, _names_currency(offerings[i].get("price"))


def _names_currency(price: object) -> bool:
    return isinstance(price, Mapping) and "currency" in price


def _price_fault(
    context: Context, mc: Microcredential, price: Price, has_currency: bool
) -> tuple[Message, Message] | None:
    provider = context.catalogue.providers.get(mc.provider)
    if price.amount is None or provider is None:
        return None
    if price.amount == 0 and price.reductions:
        return say("this is free, but some groups pay less"), say(
            "write the full price, or remove the reductions"
        )
    if price.amount > _UNUSUAL:
        message = say(
            "{amount} {currency} is unusually much", amount=figure(price.amount), currency=price.currency
        )
        return message, say("check the amount; cents are written after a dot")
    if price.amount and not has_currency and provider.country not in euro_countries():
        message = say(
            "prices in {country} are not in euros, but no currency is given", country=provider.country
        )
        own = get_territory_currencies(provider.country, context.today, context.today)
        return message, say("add `currency:` with one of {currencies}", currencies=listed((*own, "EUR")))
    return None


ADDRESSES: tuple[CheckedRule, ...] = (addresses, prices)
"""The rules of this module."""
