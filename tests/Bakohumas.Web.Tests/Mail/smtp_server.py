"""A mail server on loopback for the tests: smtp_server.py FOLDER [--auth USER PASSWORD] [--tls CERT KEY].

Prints its port; writes each accepted message as FOLDER/N.eml; ends when its standard input closes.
Recipients nobody@… and busy@… are refused with 550 and 450, a message to spam@… after its content with 554.
"""
import asyncio
import itertools
import ssl
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

REFUSED = {"nobody": "550 5.1.1 No such mailbox", "busy": "450 4.2.1 Try again later"}


class Store:
    def __init__(self, folder):
        self.folder, self.number = Path(folder), itertools.count(1)

    async def handle_RCPT(self, server, session, envelope, address, options):
        refusal = REFUSED.get(address.split("@")[0])
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(address.startswith("spam@") for address in envelope.rcpt_tos):
            return "554 5.7.1 Content refused"
        path = self.folder / f"{next(self.number)}.eml"
        header = f"X-Envelope-To: {','.join(envelope.rcpt_tos)}\r\nX-Login: {getattr(session, 'login_data', None)}\r\n"
        path.with_suffix(".tmp").write_bytes(header.encode() + envelope.original_content)
        path.with_suffix(".tmp").rename(path)
        return "250 OK"


class Server(SMTP):
    async def smtp_AUTH(self, arg):
        # The name of a mechanism has no case (RFC 4954 section 4); the base class compares it exactly.
        name, _, rest = (arg or "").partition(" ")
        await super().smtp_AUTH(f"{name.upper()} {rest}".strip())


async def main(folder, *options):
    settings, options = {}, list(options)
    while options:
        option, one, two = options[:3]
        del options[:3]
        if option == "--auth":
            expected = LoginPassword(one.encode(), two.encode())
            settings |= {
                "auth_required": True,
                "auth_require_tls": False,
                "authenticator": lambda server, session, envelope, mechanism, data: AuthResult(success=data == expected, handled=False, auth_data=data),
            }
        elif option == "--tls":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(one, two)
            settings["tls_context"] = context
    loop = asyncio.get_running_loop()
    store = Store(folder)
    server = await loop.create_server(lambda: Server(store, loop=loop, **settings), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main(*sys.argv[1:]))
