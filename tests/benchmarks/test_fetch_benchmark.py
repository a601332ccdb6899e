"""How many pages a second of CPU the wire reads, and how near a host's answers come to their latency bound."""

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import time

import pytest

from oitcheck.fetch.client import Fetcher
from oitcheck.settings import Settings

SERVER = """
import asyncio, sys
page = b"x" * 40960
answer = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(page) + page
delay = float(sys.argv[1])
async def serve(reader, writer):
    try:
        while await reader.readuntil(b"\\r\\n\\r\\n"):
            await asyncio.sleep(delay)
            writer.write(answer)
    except (OSError, asyncio.IncompleteReadError):
        writer.close()
async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


@contextlib.contextmanager
def _server(delay_s):
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(delay_s)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


async def _fetch(base, count, per_host):
    places = asyncio.Semaphore(per_host)
    async with Fetcher(Settings(per_host=per_host, allow_address=("127.0.0.1/32",))) as fetcher:

        async def one(number):
            async with places:
                fetched = await fetcher.look(f"{base}/{number}")
            assert len(fetched.body) == 40960

        cpu, start = time.process_time(), time.perf_counter()
        await asyncio.gather(*(one(number) for number in range(count)))
        return time.process_time() - cpu, time.perf_counter() - start


@pytest.mark.benchmark
def test_cpu_of_a_page(capsys):
    """A page of 40 KB costs about a third of a millisecond of CPU to fetch; the bound leaves room for a busy machine."""
    count = int(os.environ.get("BENCHMARK_PAGES", "500"))
    with _server(0) as base:
        cpu_s, _ = asyncio.run(_fetch(base, count, 4))
    with capsys.disabled():
        print(
            json.dumps(
                {
                    "case": "fetch-40k",
                    "pages": count,
                    "cpu_ms_per_page": round(cpu_s / count * 1000, 3),
                    "pages_per_cpu_s": round(count / cpu_s),
                }
            )
        )

    assert cpu_s / count < 0.003


@pytest.mark.benchmark
def test_latency_bound_of_one_host(capsys):
    """150 answers, 50 ms each, four at once: near 150 x 50 ms / 4."""
    with _server(0.05) as base:
        _, wall_s = asyncio.run(_fetch(base, 150, 4))
    bound_s = -(-150 // 4) * 0.05
    with capsys.disabled():
        print(
            json.dumps(
                {"case": "fetch-latency", "wall_s": round(wall_s, 2), "of_bound": round(wall_s / bound_s, 2)}
            )
        )

    assert wall_s < bound_s * 2
