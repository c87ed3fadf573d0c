"""What servers answer, and how gently they are asked."""

from __future__ import annotations

import socket
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest
from online_server import HERE, QUICK, Site, ask, leads_to, only_get, status, until

from generator.online.answer import Answer, State
from generator.online.asking import ask_all, nobody_answered
from generator.online.door import Door


def test_a_page_that_works_is_asked_once_and_without_its_content(site: Site) -> None:
    site.pages["/here"] = status(200)
    assert ask(site.at("/here")) == {site.at("/here"): Answer(state=State.WORKS, status=200)}
    assert site.requests == [("HEAD", "/here")]


@pytest.mark.parametrize("code", [404, 410])
def test_a_page_is_gone_only_when_get_says_so_too(site: Site, code: int) -> None:
    site.pages["/gone"] = status(code)
    assert ask(site.at("/gone"))[site.at("/gone")] == Answer(state=State.GONE, status=code)
    assert site.methods("/gone") == ["HEAD", "GET"]


@pytest.mark.parametrize("code", [400, 403, 404, 405, 500, 501])
def test_a_server_that_does_not_know_head_is_asked_with_get(site: Site, code: int) -> None:
    site.pages["/get"] = only_get(code)
    assert ask(site.at("/get"))[site.at("/get")].state is State.WORKS
    assert site.methods("/get") == ["HEAD", "GET"]


def test_a_server_that_hangs_up_on_head_is_asked_with_get(site: Site) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "GET":
            status(200)(handler)
        else:
            handler.connection.shutdown(socket.SHUT_RDWR)

    site.pages["/shy"] = page
    assert ask(site.at("/shy"))[site.at("/shy")].state is State.WORKS


@pytest.mark.parametrize(
    ("code", "state"),
    [
        (401, State.REFUSED),
        (403, State.REFUSED),
        (451, State.REFUSED),
        (400, State.FAILED),
        (500, State.FAILED),
        (503, State.FAILED),
    ],
)
def test_what_is_neither_there_nor_gone_is_told_apart(site: Site, code: int, state: State) -> None:
    site.pages["/odd"] = status(code)
    assert ask(site.at("/odd"))[site.at("/odd")] == Answer(state=state, status=code)


def test_a_server_that_asks_for_fewer_questions_is_not_asked_again_at_once(site: Site) -> None:
    site.pages["/busy"] = status(429)
    assert ask(site.at("/busy"))[site.at("/busy")].state is State.REFUSED
    assert site.requests == [("HEAD", "/busy")]


def test_a_server_that_never_answers_is_left(site: Site) -> None:
    site.pages["/slow"] = lambda _: site.over.wait(60)
    answers = ask(site.at("/slow"), limits=replace(QUICK, answer=0.4))
    assert answers[site.at("/slow")].state is State.SILENT


def test_a_server_that_sends_its_answer_by_drops_is_left(site: Site) -> None:
    """Each drop comes in time; only the whole does not."""

    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drops: ")
        while not site.over.wait(0.05):
            handler.wfile.write(b"x")

    site.pages["/drops"] = page
    answers = ask(site.at("/drops"), limits=replace(QUICK, answer=0.6))
    assert answers[site.at("/drops")].state is State.SILENT


def test_what_is_no_http_is_no_answer(site: Site) -> None:
    site.pages["/chat"] = lambda handler: handler.wfile.write(b"220 mail.northbridge ESMTP\r\n") and None
    assert ask(site.at("/chat"))[site.at("/chat")].state is State.SILENT


def test_a_server_that_takes_no_connections_is_unreachable() -> None:
    with socket.create_server((HERE, 0)) as listener:
        port = listener.getsockname()[1]
    address = f"http://{HERE}:{port}/"
    assert ask(address)[address] == Answer(state=State.SILENT, detail="unreachable")


def test_a_name_that_no_server_has_is_told_as_such() -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    address = "https://northbridge-university.eu/"
    assert ask(address, through=Door(resolve=resolve))[address] == Answer(state=State.UNKNOWN_HOST)


def test_a_large_page_is_not_downloaded(site: Site) -> None:
    ended = threading.Event()

    def page(handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "HEAD":
            status(405)(handler)
            return
        handler.send_response(200)
        handler.send_header("Content-Length", str(10**10))
        handler.end_headers()
        try:
            while not site.over.is_set():
                handler.wfile.write(bytes(65536))
                site.sent += 65536
        except OSError:
            ended.set()

    site.pages["/film"] = page
    assert ask(site.at("/film"))[site.at("/film")].state is State.WORKS
    assert ended.wait(20)
    assert site.sent < 50_000_000  # what the system holds for a connection, and no more


def test_a_page_that_moved_for_good_tells_its_new_address(site: Site) -> None:
    site.pages |= {"/old": leads_to("/newer"), "/newer": leads_to("new?a=b", 308), "/new": status(200)}
    answer = ask(site.at("/old"))[site.at("/old")]
    assert answer == Answer(
        state=State.WORKS, status=200, led_to=site.at("/new?a=b"), moved_to=site.at("/new?a=b")
    )


def test_only_what_moved_for_good_is_an_address_to_write(site: Site) -> None:
    site.pages |= {"/old": leads_to("/new"), "/new": leads_to("/today", 302), "/today": status(200)}
    answers = ask(site.at("/old"), site.at("/new"))
    assert answers[site.at("/old")].moved_to == site.at("/new")
    assert answers[site.at("/old")].led_to == site.at("/today")
    assert answers[site.at("/new")].moved_to is None


def test_a_page_that_moved_to_nowhere_has_no_new_address(site: Site) -> None:
    site.pages["/old"] = leads_to("/gone")
    answer = ask(site.at("/old"))[site.at("/old")]
    assert (answer.state, answer.moved_to) == (State.GONE, None)


def test_a_circle_is_noticed_at_its_first_turn(site: Site) -> None:
    site.pages |= {"/a": leads_to("/b", 302), "/b": leads_to("/a", 302)}
    assert ask(site.at("/a"))[site.at("/a")].state is State.CIRCLE
    assert site.requests == [("HEAD", "/a"), ("HEAD", "/b")]


def test_redirects_without_end_are_given_up(site: Site) -> None:
    for n in range(100):
        site.pages[f"/{n}"] = leads_to(f"/{n + 1}", 302)
    assert ask(site.at("/0"), limits=replace(QUICK, hops=5))[site.at("/0")].state is State.CIRCLE
    assert len(site.requests) == 6


def test_a_page_that_opens_with_a_cookie_is_no_circle(site: Site) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("Cookie") == "seen=yes":
            status(200)(handler)
        else:
            status(302, Location="/hall", Set_Cookie="seen=yes; Path=/; HttpOnly")(handler)

    site.pages["/hall"] = page
    assert ask(site.at("/hall"))[site.at("/hall")].state is State.WORKS


def test_what_stands_behind_the_hash_is_not_sent(site: Site) -> None:
    site.pages["/page"] = status(200)
    ask(site.at("/page") + "#fees")
    assert site.requests == [("HEAD", "/page")]


def test_letters_beyond_ascii_are_sent_as_browsers_send_them(site: Site) -> None:
    site.pages["/curs%C3%B3%20a"] = status(200)
    address = site.at("/cursó a?q=más")
    assert ask(address)[address].state is State.WORKS
    assert site.requests == [("HEAD", "/curs%C3%B3%20a?q=m%C3%A1s")]


def test_a_host_gets_no_more_than_two_requests_at_once(site: Site) -> None:
    together = threading.Barrier(2)

    def page(handler: BaseHTTPRequestHandler) -> None:
        together.wait(20)  # nobody goes on alone: two at once are made use of
        status(200)(handler)

    for n in range(12):
        site.pages[f"/{n}"] = page
    answers = ask(*(site.at(f"/{n}") for n in range(12)), limits=replace(QUICK, answer=20.0, per_host=2))
    assert {answer.state for answer in answers.values()} == {State.WORKS}
    assert site.most_at_once == 2


def test_a_host_is_left_in_peace_between_two_requests(site: Site) -> None:
    """With a pause longer than all the time there is, only one request can begin."""
    for n in range(5):
        site.pages[f"/{n}"] = status(200)
    answers = ask(*(site.at(f"/{n}") for n in range(5)), limits=replace(QUICK, pause=60.0, overall=2.0))
    assert sorted(answer.state for answer in answers.values()) == [*[State.LATE] * 4, State.WORKS]
    assert len(site.requests) == 1


def test_all_questions_end_when_the_time_is_over(site: Site) -> None:
    for n in range(20):
        site.pages[f"/{n}"] = lambda _: site.over.wait(60)
    limits = replace(QUICK, answer=60.0, overall=0.5)
    answers = ask(*(site.at(f"/{n}") for n in range(20)), limits=limits)
    assert {answer.state for answer in answers.values()} <= {State.LATE, State.SILENT}
    assert State.LATE in {answer.state for answer in answers.values()}
    assert until(lambda: not [t for t in threading.enumerate() if "_work" in t.name])


def test_a_slow_host_does_not_keep_the_others_waiting(site: Site) -> None:
    """Twenty addresses of one host take two of the four places; the other host has room."""
    other = "127.0.0.1.nip.northbridge.eu"
    for n in range(20):
        site.pages[f"/{n}"] = lambda _: site.over.wait(60)

    def answer_and_free_the_others(handler: BaseHTTPRequestHandler) -> None:
        status(200)(handler)
        site.over.set()

    site.pages["/quick"] = answer_and_free_the_others
    quick = f"http://{other}:{site.server.server_port}/quick"
    through = Door(resolve=lambda _host, _port: [HERE], allow=frozenset({HERE}))
    limits = replace(QUICK, answer=60.0, overall=30.0, workers=4)
    answers = ask(quick, *(site.at(f"/{n}") for n in range(20)), limits=limits, through=through)
    assert answers[quick].state is State.WORKS


def test_progress_counts_every_answer(site: Site) -> None:
    told: list[int] = []
    addresses = [site.at(f"/{n}") for n in range(7)]
    ask_all(
        addresses,
        limits=QUICK,
        door=Door(allow=frozenset({HERE})),
        progress=told.append,
    )
    assert told == [1, 2, 3, 4, 5, 6, 7]


def test_a_mistake_of_our_own_is_not_hidden() -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask("https://northbridge-university.eu/", through=Door(resolve=resolve))


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([State.SILENT, State.UNKNOWN_HOST, State.SILENT], True),
        ([State.SILENT, State.UNKNOWN_HOST, State.GONE], False),
        ([State.SILENT, State.SILENT], False),
        ([State.LATE, State.LATE, State.LATE], False),
        ([], False),
    ],
)
def test_this_computer_is_taken_for_cut_off_when_no_host_of_several_answers(
    states: list[State], expected: bool
) -> None:
    answers = {f"https://host-{n}.eu/": Answer(state=state) for n, state in enumerate(states)}
    assert nobody_answered(answers) is expected
