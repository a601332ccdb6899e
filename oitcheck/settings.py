"""One frozen Settings, passed down, never global. Every setting is also ``OITCHECK_*`` in the environment."""

from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

MIB = 1024 * 1024

DEFAULT_CANARIES = ("https://www.thnic.co.th/", "https://www.nectec.or.th/", "https://example.com/")


class Settings(BaseSettings):
    """Every limit of a run. Seconds, bytes and counts as the names and the descriptions say."""

    model_config = SettingsConfigDict(env_prefix="OITCHECK_", frozen=True, extra="ignore")

    timeout: float = Field(
        30.0, gt=0, le=3600, description="seconds for one whole exchange, redirects included"
    )
    body_timeout: float = Field(
        300.0, gt=0, description="seconds for a body that keeps arriving above body_rate"
    )
    body_rate: float = Field(
        10_000.0, gt=0, description="bytes a second that keep a long body alive after timeout"
    )
    connect_timeout: float = Field(10.0, gt=0, description="seconds for connecting, TLS included")
    max_bytes: int = Field(50 * MIB, gt=0, description="body bytes as received")
    max_decoded_bytes: int = Field(100 * MIB, gt=0, description="body bytes after decoding")
    max_header_bytes: int = Field(
        64 * 1024, gt=0, description="bytes of all response headers, or of all trailers"
    )
    max_redirects: int = Field(10, ge=0, description="redirects of one look")
    per_host: int = Field(2, ge=1, le=32, description="requests to one host at the same time")
    interval: float = Field(0.5, ge=0, description="seconds between two requests to one host")
    second_look: float = Field(
        60.0, ge=0, description="seconds before what failed softly is looked at again; 0 = at once"
    )
    no_second_look: bool = Field(False, description="soft failures stay undetermined")
    max_pause: float = Field(120.0, ge=0, description="seconds in all that a host's Retry-After may cost")
    slow_after: float = Field(5.0, gt=0, description="seconds above which an answer is called slow")
    breaker_after: int = Field(
        3, ge=1, description="connection failures in a row after which a host is given up"
    )
    hosts_at_once: int = Field(64, ge=1, description="hosts that are asked at the same time")
    canary: tuple[str, ...] = Field(
        DEFAULT_CANARIES, description="addresses that tell whether the checker's own line works"
    )
    no_canary: bool = Field(False, description="trust the line without asking")
    allow_address: tuple[IPv4Network | IPv6Network, ...] = Field(
        (), description="networks that may be fetched though not public"
    )
    allow_private: bool = Field(False, description="all addresses may be fetched")
    vantage: str | None = Field(None, description="name of the place that looks; the host's name where empty")
    contact: str | None = Field(None, description="who to write to about these requests, in the User-Agent")
    proxy: str | None = Field(None, description="HTTP proxy, such as http://proxy.local:3128")
    ca_bundle: Path | None = Field(None, description="PEM file of further certificate authorities to trust")
    document_timeout: float = Field(30.0, gt=0, description="seconds that reading one document may take")
    document_memory_mib: int = Field(512, gt=63, description="MiB that reading one document may take")
    document_pages: int = Field(2000, ge=1, description="pages of one document that are read")
    ocr: bool = Field(
        True, description="pages that are pictures are read by Tesseract, where it is installed"
    )
    ocr_pages: int = Field(40, ge=1, description="pages of one document that are read as pictures")
    ocr_timeout: float = Field(
        300.0, gt=0, description="seconds that reading the pictures of one document may take"
    )
    pin_at_close: bool = Field(
        True,
        description="answers are pinned by themselves in the first night after the answer window has closed",
    )
    pin_bytes: int = Field(
        2048 * MIB, gt=0, description="bytes that all answers of one run may take when they are pinned"
    )
    review_days: int = Field(
        30, ge=1, le=366, description="days after which a person's word on what nobody could see lapses"
    )
    follow_documents: int = Field(12, ge=0, description="documents behind one answer that are read as well")
    follow_forms: int = Field(
        12, ge=0, description="forms behind one page of services that are opened, never sent"
    )
    readers: int = Field(2, ge=1, description="documents read at the same time")
    keep_days: int = Field(
        1830, ge=0, le=36525, description="days that nights are kept in the history; 0 = for ever"
    )
    evidence_runs: int = Field(
        14, ge=1, description="latest runs of an agency whose evidence (what was read) is kept"
    )
    evidence_quota_mib: int = Field(
        32, ge=1, description="MiB, compressed, that this evidence may take; the oldest gives way"
    )
