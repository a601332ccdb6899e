"""Runs the program again and again without loading it each time: one line of JSON in, one process forked.

In: {argv, cwd, out, err, env, arm: [folder, kinds, k, errno, lasting, journal] or null,
busy_s}. Out: the process's id in a line, then its
status as ``waitpid`` gives it in another. A trial is a process group of its own and ends as the program itself ends.
"""

import atexit
import ctypes
import gc
import importlib
import json
import os
import pkgutil
import signal
import sys
import threading
import traceback


def main() -> None:
    import oitcheck
    from oitcheck import catalogue_file, cli

    for module in pkgutil.walk_packages(oitcheck.__path__, "oitcheck."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    catalogue_file.load("oit-2565")
    gc.freeze()
    say("ready")
    for line in sys.stdin:
        order = json.loads(line)
        process = os.fork()
        if process == 0:
            become(order)
            ended(cli.main)
        say(str(process))
        say(str(os.waitpid(process, 0)[1]))


def ended(program) -> None:
    """Runs the program and ends the process as the interpreter would, but for tidying up its memory."""
    code = 0
    try:
        program()
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 1
    except BaseException:
        traceback.print_exc()
        code = 1
    threading._shutdown()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = 120
    os._exit(code)


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def become(order: dict) -> None:
    os.setsid()
    os.chdir(order["cwd"])
    for number, name in ((1, "out"), (2, "err")):
        handle = os.open(order[name], os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o644)
        os.dup2(handle, number)
        os.close(handle)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(order.get("env") or {})
    sys.argv = ["oitcheck", *order["argv"]]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if order.get("busy_s"):
        from oitcheck.history import _sqlite

        _sqlite.BUSY_S = order["busy_s"]
    if order.get("arm"):
        folder, kinds, at, number, lasting, journal = order["arm"]
        log = os.open(journal, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_APPEND, 0o644)
        ctypes.CDLL(None).arm(folder.encode(), kinds, ctypes.c_long(at), number, lasting, log)


if __name__ == "__main__":
    main()
