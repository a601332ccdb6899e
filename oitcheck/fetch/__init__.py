"""Fetching: the only room with a socket.

``client.Fetcher.look(url)`` is the way in: one look at one URL as a ``Fetched``. Below it, each strange to httpx but the
client: ``_look`` (the road: redirects, cookies, body), ``wire`` (connections), ``_connect`` (resolution, proxy, TLS),
``_http1`` (one connection), ``_tls`` and ``_pipe`` (bytes). Pure: ``guard``, ``reach``, ``retry``, ``_head``, ``_decode``,
``_certificate``, ``_cookies``. Above it: ``hosts`` (pace, breaker), ``canary``, ``robots``.

``Fetched.url`` and ``Fetched.final_url`` are what was on the wire, without a user name; what is shown has to be masked.
``reach.verdict_of`` gives the verdict of a look whose cause alone does not decide.
"""
