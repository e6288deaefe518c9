"""A real SMTP server for the tests, on this machine. Says on standard output where it listens; writes each letter that it takes
to a folder; ends when its standard input ends. How it answers stands in the address that is written to:

later-N.…   refuses for now, N times, then takes it (451)
never.…     refuses for good, and names the address, as servers do (550)

With a third argument it speaks TLS, with a certificate for `localhost` that stands beside this file and is good for nothing else:
`starttls` takes no letter before STARTTLS, `smtps` speaks it from the first byte.
"""

import asyncio
import collections
import json
import pathlib
import ssl
import sys

from aiosmtpd.controller import Controller


class Keeper:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.tries = collections.Counter()
        self.taken = len(list(self.folder.glob("*.json")))

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tries[address] += 1
        if address.startswith("never."):
            return f"550 5.1.1 <{address}>: there is nobody of that name"
        if address.startswith("later-"):
            times = int(address.removeprefix("later-").split(".")[0])
            if self.tries[address] <= times:
                return f"451 4.3.0 <{address}>: come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "raw": envelope.content.decode("utf-8", "surrogateescape")}
        self.taken += 1
        unfinished = self.folder / f".{self.taken}"
        unfinished.write_text(json.dumps(letter))
        unfinished.rename(self.folder / f"{self.taken:04}.json")
        return "250 OK"


async def main(folder, port, tls=None):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    here = pathlib.Path(__file__).parent
    context.load_cert_chain(here / "certificate.pem", here / "key.pem")
    starttls = {"tls_context": context, "require_starttls": True} if tls == "starttls" else {}
    controller = Controller(Keeper(folder), hostname="127.0.0.1", port=port, **starttls)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(controller.factory, "127.0.0.1", port, ssl=context if tls == "smtps" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
