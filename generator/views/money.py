"""What a microcredential costs, in words."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Microcredential, Offering, Price, Reduction
from generator.views.reader import Reader
from generator.views.said import Said
from generator.views.values import Item
from generator.views.when import in_order, when_in_words

__all__ = ["cost", "cost_of", "in_short", "included"]


def cost(mc: Microcredential, reader: Reader) -> tuple[Item, ...]:
    """The price and who pays less; () where none is stated.

    Where the offerings differ in price, each price with the dates for which it is asked.
    """
    different = _different(mc)
    if len(different) < 2:
        return tuple(item for price in different for item in _amount_and_reductions(price, reader))
    return tuple(
        item
        for price in different
        for item in _amount_and_reductions(price, reader, _dates(price, mc, reader))
    )


def _dates(price: Price, mc: Microcredential, reader: Reader) -> tuple[str, ...]:
    runs = (offering for offering in _on_offer(mc) if offering.price == price)
    return tuple(dict.fromkeys(when_in_words(offering, reader.ui) for offering in runs))


def included(mc: Microcredential, reader: Reader) -> tuple[Item, ...]:
    """What the price includes."""
    return tuple(
        Item(text=reader.text(price.includes)) for price in _different(mc) if price.includes is not None
    )


def in_short(mc: Microcredential, reader: Reader) -> str | None:
    """The price in two words, for lists: "Free", "€250", "From €250"; None where no amount is stated."""
    amounts = sorted({(p.currency, p.amount) for p in _different(mc) if p.amount is not None})
    if not amounts:
        return None
    currency, least = amounts[0]
    if len(amounts) == 1:
        return _amount(least, currency, reader)
    if len({c for c, _ in amounts}) > 1:
        return None
    return reader.ui.say("From {price}", price=reader.ui.money(least, currency))


def cost_of(price: Price, reader: Reader) -> Iterable[Item]:
    """One price: the amount with its remark, each reduction, and what it includes."""
    yield from _amount_and_reductions(price, reader)
    if price.includes is not None:
        yield Item(text=reader.ui.say("Includes: {things}", things=reader.text(price.includes)))


def _amount_and_reductions(price: Price, reader: Reader, dates: tuple[str, ...] = ()) -> Iterable[Item]:
    note = reader.maybe(price.note)
    if price.amount is not None:
        yield Item(text=_amount(price.amount, price.currency, reader), note=note, details=dates)
    elif note is not None:
        yield Item(text=note, details=dates)
    for reduction in price.reductions:
        yield Item(text=_less(reduction, price, reader), note=reader.maybe(reduction.note))


def _different(mc: Microcredential) -> list[Price]:
    """The price of each offering, each once; the entry's own where there is no offering with a price."""
    found: list[Price] = []
    for offering in _on_offer(mc):
        if offering.price is not None and offering.price not in found:
            found.append(offering.price)
    return found or ([mc.price] if mc.price is not None else [])


def _on_offer(mc: Microcredential) -> Iterable[Offering]:
    return (offering for offering in in_order(mc) if offering.availability != "cancelled")


def _amount(amount: int | float, currency: str, reader: Reader) -> str:
    return reader.ui.say("Free of charge") if amount == 0 else reader.ui.money(amount, currency)


def _less(reduction: Reduction, price: Price, reader: Reader) -> str:
    group: Said = reader.text(reduction.group)
    if reduction.amount:
        amount = reader.ui.money(reduction.amount, price.currency)
        return reader.ui.say("{group}: {price}", group=group, price=amount)
    if reduction.amount == 0 or (reduction.percent or 0) >= 100:
        return reader.ui.say("{group}: free of charge", group=group)
    if reduction.percent is not None:
        return reader.ui.say(
            "{group}: {percent} less", group=group, percent=reader.ui.percent(reduction.percent)
        )
    return reader.ui.say("{group}: reduced", group=group)
