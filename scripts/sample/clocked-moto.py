"""The emulator under a clock that its client moves, with ids and addresses that can be chosen.

GET /sample/at?seconds=S    every date from now on is S, in seconds since 1970; the clock stands still
GET /sample/next?id=ID      the next id of that prefix is ID (may be repeated)
"""

import os
import random as plain_random
import sys
import threading
from collections import defaultdict
from urllib.parse import parse_qs

import time_machine


def watch():
    # Ends with its parent even when that is killed: standard input closes.
    sys.stdin.buffer.read()
    os._exit(0)


threading.Thread(target=watch, daemon=True).start()

import moto.ec2.utils as utils
import moto.server
from moto.moto_api._internal import mock_random

mock_random.seed(20170302)
plain_random.seed(20170302)
clock = time_machine.travel(float(sys.argv[2]), tick=False)
clock.start()
chosen = defaultdict(list)
made_id = utils.random_id
spare = iter(range(140, 250))


def random_id(prefix="", size=17):
    if chosen[prefix]:
        return chosen[prefix].pop(0)
    # The ids of AWS begin with a nought, for years to come.
    return f"{prefix}-0{made_id(prefix, size)[len(prefix) + 2:]}"


def random_public_ip():
    return f"203.0.113.{next(spare)}"


utils.random_id = random_id
for module in list(sys.modules.values()):
    if getattr(module, "__name__", "").startswith("moto.ec2") and hasattr(module, "random_public_ip"):
        module.random_public_ip = random_public_ip
utils.random_public_ip = random_public_ip

serve = moto.server.DomainDispatcherApplication.__call__


def controlled(self, environ, start_response):
    path = environ.get("PATH_INFO", "")
    if not path.startswith("/sample/"):
        return serve(self, environ, start_response)
    asked = parse_qs(environ.get("QUERY_STRING", ""))
    for seconds in asked.get("seconds", []):
        global clock
        clock.stop()
        clock = time_machine.travel(float(seconds), tick=False)
        clock.start()
    for one in asked.get("id", []):
        chosen[one.rsplit("-", 1)[0]].append(one)
    start_response("200 OK", [("content-type", "text/plain")])
    return [b"ok"]


moto.server.DomainDispatcherApplication.__call__ = controlled
moto.server.main(["-H", "127.0.0.1", "-p", sys.argv[1]])
