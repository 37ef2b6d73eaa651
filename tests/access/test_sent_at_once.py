"""An answer is not held back for a reader's word that its head has come."""

from socket import IPPROTO_TCP, TCP_NODELAY, create_connection, socket

from access.connections import Limits, Listening


def test_every_accepted_connection_sends_at_once():
    with socket() as port:  # as uvicorn makes it: asyncio does not know that it is one of TCP
        port.bind(("127.0.0.1", 0))
        port.listen()
        with (
            Listening(port, Limits()) as listening,
            create_connection(port.getsockname()),
            listening.accept()[0] as accepted,
        ):
            assert accepted.getsockopt(IPPROTO_TCP, TCP_NODELAY)
