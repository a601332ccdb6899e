"""The table of faults: what the answer's verdict and cause may be, however the fault comes about. ``-`` is no cause."""

from dataclasses import dataclass

from faults import food, oddities, relatives

FINE = "pass warn"
_FORBIDDEN = "fail redirect_forbidden"
_BAD = "fail malformed_response"

_GROUPS = {
    "control": {
        "ok": FINE, "ok-gzip": FINE, "ok-gzip-members": FINE, "ok-deflate": FINE, "ok-chunked": FINE, "ok-redirect-5": FINE,
        "ok-slow": FINE, "ok-http-1.0": FINE, "ok-te-identity": FINE, "ok-early-hints": FINE,
    },
    "status": {
        "status-400": "fail http_bad_request", "status-401": "fail http_unauthorized", "status-403": "undetermined http_forbidden",
        "status-403-thai": "undetermined http_forbidden", "status-404": "fail http_not_found", "status-410": "fail http_gone",
        "status-500": "fail http_server_error", "status-999": "fail undetermined http_unexpected bot_wall",
        "status-204": "fail no_content", "status-304": "fail no_content", "status-451": "fail http_unexpected",
        "waf-403": "undetermined bot_wall", "waf-challenge-200": "undetermined bot_wall",
        "flap-1-then-ok": FINE, "flap-2-then-ok": FINE, "flap-alternate": FINE,
        "rate-429-after-2": FINE, "rate-503-after-2": FINE, "rate-429-date": FINE,
        "rate-429-forever": "undetermined rate_limited", "rate-429-year": "undetermined rate_limited",
        "rate-429-garbage": "undetermined rate_limited", "head-405": FINE, "head-200-get-404": "fail http_not_found",
        "ua-blocked": "pass warn undetermined bot_wall http_forbidden",
    },
    "time": {
        "slow-first-byte-never": "fail timeout", "slow-body-drip": "fail timeout", "slow-header-drip": "fail timeout",
        "slow-stall-mid-body": "fail timeout", "slow-burst-then-stall": "fail timeout", "slow-burst-then-drip": "fail timeout",
        "endless-no-length": "undetermined too_large", "huge-content-length": "undetermined too_large",
        "endless-headers": "fail headers_too_large", "endless-1xx": "fail timeout headers_too_large",
        "endless-trailers": "fail headers_too_large", "endless-extensions": "undetermined too_large",
        "endless-tiny-chunks": "undetermined fail too_large timeout", "server-sent-events": "fail timeout",
        "redirect-stall": FINE, "redirect-endless": FINE, "error-stall": "fail http_not_found",
    },
    "framing": {
        "cl-too-long": "fail truncated", "cl-garbage": _BAD, "cl-two-values": _BAD, "cl-and-chunked": FINE, "cl-negative": _BAD,
        "cl-too-short": FINE, "chunk-garbage": _BAD, "chunk-huge-size": "fail truncated malformed_response",
        "chunk-truncated": "fail truncated", "chunk-no-last": "fail truncated", "fin-mid-headers": "fail truncated", "http09": _BAD,
        "http-9.9": _BAD, "bad-status-line": _BAD, "header-no-colon": FINE,
        "header-space-before-colon": "fail empty_page malformed_response pass warn", "header-thai-utf8": FINE,
        "header-one-1mb": "fail headers_too_large", "header-10k-lines": "fail headers_too_large", "lf-only": FINE,
        "te-unknown": _BAD, "switching-protocols": _BAD, "continue-only": "fail truncated", "response-queue-poison": FINE,
        "closes-idle": FINE,
    },
    "coding": {
        "gzip-truncated": "fail truncated", "gzip-bad-crc": "fail decoding_failed", "gzip-lie": "fail decoding_failed",
        "encoding-unknown": "fail decoding_failed",
    },
    "bomb": {
        "bomb-brotli": "fail undetermined decoding_failed too_large", "bomb-gzip": "undetermined too_large",
        "bomb-gzip-gzip": "undetermined too_large", "bomb-members": "fail undetermined decoding_failed too_large",
        "bomb-encoding-chain": "fail decoding_failed", "bomb-in-redirect": FINE, "bomb-in-404": "fail http_not_found",
    },
    "redirect": {
        "redirect-loop-a": "fail redirect_loop", "redirect-infinite": "fail redirect_too_many redirect_loop",
        "redirect-bad-location": "fail redirect_bad_target", "redirect-bad-port": "fail redirect_bad_target",
        "redirect-space-host": "fail redirect_bad_target", "redirect-no-location": "fail redirect_bad_target",
        "redirect-two-locations": "fail redirect_bad_target", "redirect-huge-location": "fail redirect_bad_target",
        "redirect-crlf-location": "fail http_not_found", "redirect-thai": FINE, "redirect-tis620": FINE,
        "redirect-https-downgrade": "warn insecure_downgrade", "meta-refresh-loop": "fail redirect_loop",
        "inject-xss-location": "fail http_not_found", "cookie-gate": FINE,
    },
    "ssrf": dict.fromkeys(("redirect-file", "redirect-ftp", "redirect-gopher", "redirect-javascript", "redirect-data", "ssrf-cgnat", "ssrf-metadata", "ssrf-private", "ssrf-hex-ip", "ssrf-octal-ip", "ssrf-short-ip", "ssrf-decimal-ip", "ssrf-zero-ip", "ssrf-mapped", "ssrf-nat64", "ssrf-userinfo", "ssrf-schemeless", "ssrf-fullwidth"), _FORBIDDEN) | {"ssrf-parser-backslash": "fail redirect_bad_target redirect_forbidden"},
    "leak": {"leak-auth-cross-origin": FINE, "cookie-bomb": FINE, "cookie-public-suffix": FINE},
    "charset": {
        "charset-iso8859-11": FINE, "charset-header-lies": "warn charset_mismatch", "charset-meta-conflict": FINE,
        "charset-unknown": FINE, "charset-codec-abuse": FINE, "charset-utf8-bom": FINE, "charset-mojibake": "warn mojibake",
        "charset-invalid-utf8": FINE, "ctype-missing": FINE, "ctype-octet-html": FINE,
    },
    "content": {
        "empty-200": "fail empty_page", "whitespace-200": "fail empty_page", "soft404-english": "fail soft_404",
        "soft404-thai": "fail soft_404", "maintenance-200": "fail maintenance_page", "default-iis": "fail default_server_page",
        "default-apache": "fail default_server_page", "default-nginx": "fail default_server_page",
        "directory-index": "warn directory_listing", "wp-db-error-500": "fail http_server_error server_error_page",
        "wp-db-error-200": "fail server_error_page", "php-fatal-200": "fail server_error_page",
        "account-suspended": "fail account_suspended", "cpanel-suspended": "fail account_suspended",
        "isp-block-mdes": "fail court_block", "js-shell": "undetermined needs_browser", "captcha": "undetermined captcha bot_wall",
        "redirect-to-login": "fail login_wall", "redirect-to-home": "fail redirect_to_home", "redirect-parked": "fail domain_parked",
        "under-construction": "fail under_construction maintenance_page", "links-100k": FINE,
        "frameset-dead": "undetermined warn pass needs_browser",
    },
    "hijack": {
        "hijack-zero-width": "fail hijacked", "hijack-hidden-links": "fail hijacked", "hijack-title": "fail hijacked",
        "hijack-script-inject": "pass warn fail hijacked", "hijack-defaced": "fail hijacked", "hijack-redirect": "fail hijacked",
        "ewt_mod": "fail hijacked",
    },
    "hijack-negative": {
        "innocent-anti-gambling": FINE, "innocent-news-arrest": FINE, "innocent-lottery": FINE, "innocent-booking": FINE,
    },
    "inject": {
        "inject-xss-title": FINE, "inject-xss-header": FINE, "inject-json-script-break": FINE, "inject-ssti": FINE,
        "inject-log": FINE, "inject-chat-markup": FINE, "inject-control-chars": FINE, "inject-title-1mb": FINE,
        "inject-formula": FINE, "inject-bidi": FINE, "inject-status-text": FINE, "inject-filename": FINE, "inject-media-type": FINE,
    },
    "tcp": {
        "tcp-refused": "fail connect_refused", "tcp-accept-silent": "fail timeout", "tcp-accept-fin": "fail connection_reset",
        "tcp-reset": "fail connection_reset", "tcp-reset-mid-body": "fail connection_reset", "tcp-header-byte-drip": "fail timeout",
        "tcp-ssh-banner": _BAD, "tcp-tls-on-http-port": _BAD,
    },
    "tls": {
        "tls-ok": FINE, "tls-close-notify": FINE, "tls-expiring-7d": "warn tls_expires_soon", "tls-chain-incomplete": "warn tls_chain_incomplete",
        "tls-expired": "fail tls_expired", "tls-not-yet-valid": "fail tls_not_yet_valid", "tls-self-signed": "fail tls_self_signed",
        "tls-wrong-host": "fail tls_wrong_host", "tls-unknown-ca": "fail tls_unknown_ca",
        "tls-chain-unfetchable": "fail tls_chain_incomplete", "tls-chain-private": "fail tls_chain_incomplete",
        "tls-chain-of-nobody": "fail tls_unknown_ca", "tls-weak-key": "fail tls_weak_key", "tls-dh-1024": "fail tls_weak_key",
        "tls-old-protocol": "fail tls_old_protocol", "tls-client-cert-400": "fail tls_client_certificate",
        "tls-client-cert-demanded": "fail tls_client_certificate connection_reset", "tls-client-cert-required": "fail tls_client_certificate",
        "tls-truncated-no-close-notify": "warn closed_abruptly", "tls-cut-mid-page": "fail truncated", "tls-cut-mid-pdf": "fail truncated", "tls-cut-after-pdf": "warn closed_abruptly", "tls-cut-gzip": "fail truncated", "tls-plain-http": "fail tls_handshake_failed",
        "tls-garbage": "fail tls_handshake_failed", "tls-handshake-stall": "fail connect_timeout timeout",
        "tls-13-only": FINE, "tls-12-only": FINE, "tls-alpn-h2-only": FINE, "tls-900-names": FINE, "tls-chain-twisted": FINE, "tls-middle-ended": "fail tls_expired", "tls-alert-internal": "fail tls_handshake_failed", "tls-alert-unknown-name": "fail tls_handshake_failed", "tls-hello-then-close": "fail tls_handshake_failed",
        "tls-reset-in-handshake": "fail connection_reset", "tls-no-san": "fail tls_wrong_host",
    },
    "h2": {"h2-silent": "fail timeout", "h2-data-bomb": "undetermined too_large"},
    "document": {
        "pdf-ok": FINE, "docx-ok": FINE, "xlsx-ok": FINE, "html-as-pdf": "fail html_instead_of_document",
        "pdf-truncated": "fail warn document_corrupt document_repaired truncated document_empty",
        "pdf-zero-bytes": "fail empty_page document_empty document_corrupt",
        "pdf-no-text": "undetermined document_unreadable element_unreadable", "pdf-encrypted": "fail document_encrypted",
        "pdf-bomb-image": "undetermined warn fail *", "pdf-kids-loop": "undetermined warn fail *", "pdf-xref-loop": "pass undetermined warn fail *",
        "pdf-deep-array": "pass warn undetermined fail *", "pdf-50k-pages": "pass warn undetermined fail *", "pdf-js-action": FINE,
        "pdf-cmap-pickle": "pass warn undetermined fail *", "pdf-junk-before": FINE,
        "pdf-garbage": "fail undetermined document_corrupt document_unreadable document_empty", "docx-truncated": "fail document_corrupt",
        "docx-is-html": "fail html_instead_of_document", "docx-laughs": "pass warn undetermined fail *",
        "docx-xxe": "pass warn undetermined fail *", "docx-bomb": "undetermined fail *", "xlsx-huge-dimension": "pass warn undetermined fail *",
        "zip-slip": "pass warn undetermined fail *", "zip-bomb": "pass warn undetermined fail *", "png-bomb-50k": "warn undetermined fail *",
        "png-truncated": "fail document_corrupt", "jpeg-garbage": "fail undetermined document_corrupt document_unreadable",
    },
    "parser": dict.fromkeys((*food._pages(), "xml-xxe-http"), "pass warn undetermined fail *"),
    "polite": {"robots-disallow": FINE},
    "odd": oddities.rows(),
    "relative": {fault: right for fault, (right, _) in relatives.rows().items()},
}  # fmt: skip

VERDICTS = frozenset({"pass", "warn", "undetermined", "fail"})
WAITS = frozenset({
    "slow-first-byte-never", "slow-body-drip", "slow-header-drip", "slow-stall-mid-body", "slow-burst-then-stall",
    "slow-burst-then-drip", "endless-1xx", "endless-tiny-chunks", "server-sent-events", "tcp-accept-silent", "h2-silent",
    "tcp-header-byte-drip", "tls-handshake-stall", "error-stall", "redirect-endless",
})  # fmt: skip
"""Faults that end at the deadline."""

ON_TLS = frozenset({fault for fault in _GROUPS["tls"] if fault != "tls-client-cert-required"}) | {
    "redirect-https-downgrade"
}


@dataclass(frozen=True)
class Row:
    """One fault with what is right.

    Attributes:
        verdicts: that the answer may have.
        causes: that a verdict other than pass may have; empty where any fits.
        end: what the address ends in.
    """

    id: str
    group: str
    verdicts: frozenset[str]
    causes: frozenset[str]
    end: str = ""

    def accepts(self, verdict: str, cause: str | None) -> bool:
        """Whether this is right."""
        if verdict not in self.verdicts:
            return False
        return verdict in {"pass", "warn"} or not self.causes or cause in self.causes


def _row(fault: str, group: str, right: str) -> Row:
    words = right.split()
    end = (
        food.ending(fault)
        if fault in food.FOOD
        else relatives.rows()[fault][1]
        if group == "relative"
        else ""
    )
    return Row(
        fault,
        group,
        VERDICTS & set(words),
        frozenset(words) - VERDICTS if "*" not in words else frozenset(),
        end,
    )


ROWS = tuple(
    _row(fault, group, right) for group, faults in _GROUPS.items() for fault, right in faults.items()
)
