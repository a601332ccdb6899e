"""Content codings: whole, limited, never half."""

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.fetch._decode import Decoder
from oitcheck.fetch._mishap import Mishap

LIMIT = 1024 * 1024


def _decoded(codings, data, size, limit=LIMIT):
    decoder = Decoder(codings, limit)
    body = b"".join(
        piece for start in range(0, len(data), size) for piece in decoder.feed(data[start : start + size])
    )
    decoder.finish()
    return body


def _raw(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


WAYS = {
    "": lambda body: body,
    "gzip": lambda body: gzip.compress(body, mtime=0),
    "x-gzip, identity": lambda body: gzip.compress(body, mtime=0),
    "deflate": zlib.compress,
    "Deflate": _raw,
    "gzip, gzip": lambda body: gzip.compress(gzip.compress(body, mtime=0), mtime=0),
    "deflate,gzip": lambda body: gzip.compress(zlib.compress(body), mtime=0),
}


@given(st.binary(max_size=3000), st.sampled_from(sorted(WAYS)), st.integers(1, 500))
@settings(max_examples=150)
def test_every_coding_comes_back_whole(body, codings, size):
    """Whatever way the bytes are cut on the wire, the body is the same."""
    assert _decoded(codings, WAYS[codings](body), size) == body


@given(st.binary(min_size=1, max_size=2000), st.integers(1, 200), st.data())
@settings(max_examples=100)
def test_a_cut_stream_is_never_whole(body, size, data):
    """A gzip stream that lacks its end is a failure, wherever it was cut."""
    packed = gzip.compress(body, mtime=0)
    cut = data.draw(st.integers(1, len(packed) - 1))

    with pytest.raises(Mishap) as caught:
        _decoded("gzip", packed[:cut], size)

    assert caught.value.cause in {"truncated", "decoding_failed"}


@given(st.binary(max_size=500))
@settings(max_examples=100)
def test_no_bytes_break_the_decoder(data):
    """Any bytes are a body or a mishap."""
    for codings in ("gzip", "deflate", "gzip, deflate, gzip"):
        try:
            _decoded(codings, data, 50)
        except Mishap as mishap:
            assert mishap.cause in {"truncated", "decoding_failed", "too_large"}  # noqa: PT017


def test_the_limit_holds_on_every_stage():
    """A bomb within a bomb stops at the limit of the inner stage."""
    inner = gzip.compress(bytes(LIMIT * 8), mtime=0)

    with pytest.raises(Mishap) as caught:
        _decoded("gzip, gzip", gzip.compress(inner, mtime=0), 1000)

    assert caught.value.cause == "too_large"


@pytest.mark.parametrize("codings", ["br", "zstd", "gzip, x-unknown", "gzip,gzip,gzip,gzip"])
def test_codings_nobody_asked_for_are_refused(codings):
    """Unknown codings and towers of them are named before a byte is decoded."""
    with pytest.raises(Mishap) as caught:
        Decoder(codings, LIMIT)

    assert caught.value.cause == "decoding_failed"


def test_members_and_garbage_after_them():
    """Several gzip members are one body; what follows and is none is passed over, as browsers do."""
    two = gzip.compress(b"one ", mtime=0) + gzip.compress(b"two", mtime=0)

    assert _decoded("gzip", two + b"\0\0garbage", 7) == b"one two"
