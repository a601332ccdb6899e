"""A server of its own process: every answer after a fixed latency. Prints its port, then serves until it is ended.

Once it was asked for /change, every tenth page has one more line.
"""

import asyncio
import sys

LATENCY_S = float(sys.argv[1])
ROWS = "".join(
    f'<li><a href="/oit/{number}.html">ประกาศเทศบาลตำบลทดสอบ เรื่อง แผนการดำเนินงาน ลำดับที่ {number}</a></li>'
    for number in range(100)
)
TEXT = "เทศบาลเผยแพร่ข้อมูลตามพระราชบัญญัติข้อมูลข่าวสารของราชการ " * 120
BODY = (
    '<!doctype html><html lang="th"><head><meta charset="utf-8"><title>ข้อมูล OIT</title></head><body><nav><a href="/">หน้าแรก</a></nav>'
    f"<main><h1>ข้อมูลสาธารณะ</h1><p>{TEXT}</p><ul>{ROWS}</ul></main></body></html>"
).encode()


def page(body):
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body)
        + body
    )


PAGE, CHANGED = page(BODY), page(BODY.replace(b"</main>", "<p>ปรับปรุงแล้ว</p></main>".encode()))
MISSING = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\nnot found"


asked = set()


def answer_to(path):
    asked.add(path)
    name = path.rpartition(b"/")[2]
    if b"/change" in asked and name.endswith(b"7"):
        return CHANGED
    return PAGE if path in {b"/", b"/change"} or name.isdigit() else MISSING


async def answer(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            await asyncio.sleep(LATENCY_S)
            writer.write(answer_to(head.split(b" ", 2)[1]))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
