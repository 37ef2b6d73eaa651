"""What a form carries besides the cookie: a word that only this session's own pages have.

Made from the secret of the installation and the number of the session, it needs no place of its
own and ends with the session. A page of another site can send a form with the reader's cookie, but
not with this.
"""

from __future__ import annotations

import hashlib
import hmac

from access.person import Person


def seal(secret: bytes, person: Person) -> str:
    """Return the word for the forms of this person's session; "" where there is no session."""
    if person.session is None:
        return ""
    what = f"form of session {person.session} of {person.id}"
    return hmac.new(secret, what.encode(), hashlib.sha256).hexdigest()


def is_sealed(secret: bytes, person: Person, word: str) -> bool:
    """Return whether a form came from a page of this very session."""
    own = seal(secret, person)
    return bool(own) and hmac.compare_digest(own.encode(), word.encode("utf-8", "replace"))
