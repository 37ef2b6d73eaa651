"""The worker: does what pages ask for through the ledger, because the server never writes data."""
