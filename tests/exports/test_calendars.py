from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hostile_texts import KEY, TEXTS, with_text
from icalendar import Calendar

from generator.exports import calendars
from generator.model import Catalogue, Status


def events(content: bytes) -> list[Any]:
    calendar = Calendar.from_ical(content)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    found = list(calendar.walk("VEVENT"))
    assert not any(event.errors for event in found)
    return found


def made(catalogue: Catalogue) -> dict[str, bytes]:
    return {one.path: one.render() for one in calendars.artifacts(catalogue)}


SPRING = f"microcredentials/{KEY}/offering-spring.ics"


def test_an_offering_has_its_days_and_the_last_day_to_apply(outputs: dict[str, bytes]) -> None:
    """The end of an event of whole days is the day after its last (RFC 5545, 3.6.1)."""
    run, deadline = events(outputs[SPRING])
    assert (run.decoded("DTSTART"), run.decoded("DTEND")) == (date(2027, 2, 8), date(2027, 3, 27))
    assert (deadline.decoded("DTSTART"), deadline.decoded("DTEND")) == (date(2027, 1, 15), date(2027, 1, 16))
    assert str(run["SUMMARY"]) == "Measuring Noise in Cities"
    assert str(deadline["SUMMARY"]) == "Apply today at the latest: Measuring Noise in Cities"
    assert str(run["LOCATION"]) == "Old Mill, Mill Lane 1, Aldermoor, IE"
    assert "Mondays, 18:00 to 20:00" in str(run["DESCRIPTION"])
    assert str(deadline["DESCRIPTION"]) == "https://aldermoor.example/apply"


def test_a_run_without_an_end_is_one_day_and_a_cancelled_one_says_so(outputs: dict[str, bytes]) -> None:
    (run,) = events(outputs[f"microcredentials/{KEY}/offering-2027-10-04.ics"])
    assert run.decoded("DTEND") - run.decoded("DTSTART") == timedelta(days=1)
    assert str(run["STATUS"]) == "CANCELLED"


def test_an_event_has_the_same_id_in_every_file_and_every_build(
    catalogue: Catalogue, outputs: dict[str, bytes]
) -> None:
    ids = [str(event["UID"]) for event in events(outputs[SPRING])]
    assert ids[0] == f"https://outputs.example/microcredentials/{KEY}/#offering-spring"
    provider = [str(event["UID"]) for event in events(outputs[calendars.provider_path("aldermoor")])]
    assert set(ids) <= set(provider)
    assert len(set(provider)) == len(provider)
    assert made(catalogue)[SPRING] == outputs[SPRING]


def test_a_provider_without_dates_has_an_empty_calendar_with_its_name(outputs: dict[str, bytes]) -> None:
    content = outputs[calendars.provider_path("kesselbach")]
    assert events(content) == []
    assert str(Calendar.from_ical(content)["NAME"]) == "Berufskolleg Kesselbach"


def test_a_retired_entry_has_no_dates(catalogue: Catalogue, outputs: dict[str, bytes]) -> None:
    assert catalogue.microcredentials["aldermoor/retired"].offerings
    assert catalogue.microcredentials["aldermoor/retired"].status is Status.RETIRED
    assert not any("/retired/" in path and path.endswith(".ics") for path in outputs)


def test_the_calendar_of_a_provider_is_the_same_with_and_without_its_offerings_before(
    catalogue: Catalogue, outputs: dict[str, bytes]
) -> None:
    path = calendars.provider_path("aldermoor")
    (alone,) = [one for one in calendars.artifacts(catalogue) if one.path == path]
    assert alone.render() == outputs[path]


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_texts_stay_inside_their_line(catalogue: Catalogue, text: str) -> None:
    for content in made(with_text(catalogue, TEXTS[text])).values():
        found = events(content)
        assert not Calendar.from_ical(content).walk("VALARM")
        lines = content.split(b"\r\n")
        assert all(len(line) <= 75 for line in lines), "RFC 5545, 3.1: no line has more than 75 octets"
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert all(line.decode() is not None for line in lines), "no character is cut in two"
        assert len({str(event["UID"]) for event in found}) == len(found)
    run, _ = events(made(with_text(catalogue, TEXTS[text]))[SPRING])
    if text in {"markup", "quotes", "direction", "brackets", "turtle"}:
        assert str(run["SUMMARY"]) == TEXTS[text]


@pytest.mark.parametrize("length", [*range(60, 90), 148, 149, 150, 223, 224])
@pytest.mark.parametrize("letter", ["x", "ü", "👩"])
def test_a_line_of_any_length_is_folded_and_unfolded_to_itself(length: int, letter: str) -> None:
    line = "SUMMARY:" + letter * length
    folded = calendars._folded(line)
    assert folded.replace("\r\n ", "").removesuffix("\r\n") == line
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))


def test_an_end_before_the_start_does_not_turn_time_around(catalogue: Catalogue) -> None:
    mc = catalogue.microcredentials[KEY]
    odd = replace(mc.offerings[0], end=date(2020, 1, 1))
    changed = replace(catalogue, microcredentials={KEY: replace(mc, offerings=(odd,))})
    run, _ = events(made(changed)[SPRING])
    assert run.decoded("DTEND") > run.decoded("DTSTART")
