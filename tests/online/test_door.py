"""No request ever reaches a server inside a network, whatever an author or a stranger's redirect says."""

from __future__ import annotations

import pytest
from online_server import HERE, Site, ask, leads_to, status

from generator.online.answer import Answer, State
from generator.online.door import Door, may_be_asked

NAME = "northbridge-university.eu"


def refuse(_host: str, _port: int) -> list[str]:
    raise AssertionError("nobody may ask for this name")


@pytest.mark.parametrize(
    "address",
    [
        "https://northbridge.example/",
        "https://www.example.org/",
        "http://localhost:8000/",
        "http://printer.local/",
        "https://db.internal/",
        "http://router.home.arpa/",
        "http://intranet/",
        "http://2130706433/",
        "https://courses.test./",
        "https://somewhere.onion/",
        "http://user:word@northbridge-university.eu/",
        "http://northbridge-university.eu:25/",
        "http://northbridge-university.eu:99999/",
        "ftp://northbridge-university.eu/",
        "http://[broken/",
        "http:///",
        "http://-\x00.eu/",
    ],
)
def test_names_for_examples_and_inner_networks_are_not_even_looked_up(address: str) -> None:
    assert not may_be_asked(address)
    assert ask(address, through=Door(resolve=refuse)) == {address: Answer(state=State.RESERVED)}


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "not an address",
    ],
)
def test_a_name_that_leads_inside_is_not_asked(ip: str) -> None:
    address = f"https://{NAME}/"
    through = Door(resolve=lambda _host, _port: [ip])
    assert ask(address, through=through) == {address: Answer(state=State.INSIDE)}


def test_one_inner_address_among_public_ones_is_enough_to_refuse() -> None:
    through = Door(resolve=lambda _host, _port: ["93.184.216.34", "10.0.0.1"])
    address = f"https://{NAME}/"
    assert ask(address, through=through)[address].state is State.INSIDE


@pytest.mark.parametrize(
    "ip", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"]
)
def test_public_addresses_are_let_through(ip: str) -> None:
    from generator.online.door import target_of

    assert Door(resolve=lambda _host, _port: [ip]).ways_to(target_of(f"https://{NAME}/")) == (ip,)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "0x7f.1", "[::1]"])
def test_this_computer_is_not_asked_however_its_address_is_written(site: Site, host: str) -> None:
    address = f"http://{host}:{site.server.server_port}/"
    assert ask(address, through=Door())[address].state is State.INSIDE
    assert site.requests == []


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_to_the_inside_is_not_followed(site: Site, neighbour: Site, code: int) -> None:
    site.pages["/out"] = leads_to(neighbour.at("/secret"), code)
    answer = ask(site.at("/out"))[site.at("/out")]
    assert (answer.state, answer.led_to) == (State.INSIDE, neighbour.at("/secret"))
    assert neighbour.requests == []


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "javascript:alert(1)", "http://localhost/", "ftp://a.eu/"]
)
def test_a_redirect_to_what_is_no_public_page_is_not_followed(site: Site, target: str) -> None:
    site.pages["/out"] = leads_to(target)
    assert ask(site.at("/out"))[site.at("/out")].state is State.RESERVED


def test_a_redirect_that_is_no_address_is_no_answer(site: Site) -> None:
    site.pages["/out"] = leads_to("http://[broken")
    assert ask(site.at("/out"))[site.at("/out")].state is State.SILENT


def test_a_name_cannot_mean_another_server_a_moment_later(site: Site) -> None:
    """The server that was found to be allowed is the one that is asked: the name is looked up once."""
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return [HERE] if len(asked) == 1 else ["10.0.0.1"]

    site.pages["/here"] = status(200)
    address = f"http://{NAME}:{site.server.server_port}/here"
    through = Door(resolve=resolve, allow=frozenset({HERE}))
    assert ask(address, through=through)[address].state is State.WORKS
    assert asked == [NAME]


def test_cookies_stay_with_the_host_that_set_them(site: Site) -> None:
    seen: dict[str, str | None] = {}

    def page(handler):  # type: ignore[no-untyped-def]  # the handler's type says nothing here
        seen[handler.headers["Host"].partition(":")[0]] = handler.headers.get("Cookie")
        status(200)(handler)

    port = site.server.server_port
    site.pages |= {
        "/start": status(302, Location=f"http://other.{NAME}:{port}/end", Set_Cookie="key=secret"),
        "/end": page,
    }
    through = Door(resolve=lambda _host, _port: [HERE], allow=frozenset({HERE}))
    ask(f"http://{NAME}:{port}/start", through=through)
    assert seen == {f"other.{NAME}": None}
