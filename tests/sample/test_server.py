"""The sample site as a web server."""

import http.client
import socket
from urllib.parse import urlsplit

import pytest

from oitcheck import sample


def test_it_stands_on_loopback_alone_and_is_gone_afterwards():
    """The site is served on 127.0.0.1, and its port is free again when the block ends."""
    with sample.serve() as site:
        host, port = urlsplit(site.base_url).hostname, urlsplit(site.base_url).port
        with socket.create_connection((host, port), timeout=5):
            pass

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, port), timeout=5)

    assert "127.0.0.1" == host
    assert site.home == f"{site.base_url}/"


def test_a_port_that_is_taken_is_no_obstacle():
    """Where the wished-for port is taken, the site stands on a free one."""
    with sample.serve() as first, sample.serve(urlsplit(first.base_url).port) as second:
        assert first.base_url != second.base_url


def test_a_visitor_who_keeps_the_line_open_does_not_keep_the_site_standing():
    """Ending the block ends the connections that are still held."""
    with sample.serve() as site:
        held = http.client.HTTPConnection(urlsplit(site.base_url).netloc, timeout=5)
        held.request("GET", "/")
        held.getresponse().read()

    assert b"" == held.sock.recv(1)
    held.close()


def test_one_connection_serves_many_requests(sound):
    """Connections are kept alive, and every answer says how long it is."""
    connection = http.client.HTTPConnection(urlsplit(sound.base_url).netloc, timeout=5)
    connection.connect()
    line = connection.sock
    lengths = []
    for path in ("/", "/contact", "/robots.txt", "/nowhere"):
        connection.request("GET", path)
        response = connection.getresponse()
        lengths.append(int(response.headers["Content-Length"]) == len(response.read()))

    assert connection.sock is line
    assert [True] * 4 == lengths
    connection.close()


def test_thai_addresses_are_known_raw_and_encoded(sound, visit):
    """A path in raw UTF-8 and the same path percent-encoded give the same page."""
    with socket.create_connection(("127.0.0.1", urlsplit(sound.base_url).port), timeout=5) as line:
        line.sendall("GET /โครงสร้าง HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        raw = b"".join(iter(lambda: line.recv(65536), b""))

    encoded = visit(sound.base_url, "/โครงสร้าง")

    assert raw.startswith(b"HTTP/1.1 200")
    assert 200 == encoded.status
    assert raw.endswith(encoded.body)


def test_an_unknown_address_is_an_honest_404(sound, visit):
    """What is not there answers 404, with a page for people."""
    answer = visit(sound.base_url, "/ไม่มีหน้านี้")

    assert 404 == answer.status
    assert "ไม่พบหน้า" in answer.text


def test_robots_and_dates(sound, visit):
    """robots.txt is there, pages carry a date, and an unchanged page answers 304."""
    page = visit(sound.base_url, "/contact")
    again = visit(sound.base_url, "/contact", headers={"If-None-Match": page.headers["etag"]})

    assert "User-agent" in visit(sound.base_url, "/robots.txt").text
    assert "GMT" in page.headers["last-modified"]
    assert (304, b"") == (again.status, again.body)


def test_a_head_is_a_get_without_its_body(sound, visit):
    """HEAD gives the same status and length and no body."""
    get, head = visit(sound.base_url, "/contact"), visit(sound.base_url, "/contact", "HEAD")

    assert (get.status, get.headers["content-length"]) == (head.status, head.headers["content-length"])
    assert b"" == head.body


def test_the_site_knows_what_was_asked_and_what_was_sent():
    """Requests are counted by address; anything posted is told apart and kept nowhere."""
    with sample.serve(broken=False) as site:
        connection = http.client.HTTPConnection(urlsplit(site.base_url).netloc, timeout=5)
        for path in ("/contact", "/contact", "/report.php?id=12"):
            connection.request("GET", path)
            connection.getresponse().read()
        nothing_yet = site.posted
        connection.request("POST", "/opinion/send", body=b"opinion=hello")
        thanks = connection.getresponse()
        thanks.read()
        connection.close()

        assert () == nothing_yet
        assert 200 == thanks.status
        assert {"/contact": 2, "/report.php?id=12": 1, "/opinion/send": 1} == dict(site.requests)
        assert ("/opinion/send",) == site.posted


def test_a_large_post_is_not_read(sound, visit):
    """A body over the cap ends the connection after the answer."""
    answer = visit(sound.base_url, "/opinion/send", "POST", headers={"Content-Length": "99999999"})

    assert "close" == answer.headers["connection"]


def test_a_question_that_does_not_exist_is_refused():
    """Breaking O99 is a mistake of the caller, named."""
    with (
        pytest.raises(ValueError, match="the sample municipality has no question O99"),
        sample.serve(broken={"O99"}),
    ):
        pass
