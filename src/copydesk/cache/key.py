"""Keys: one hash over all that a result depends on."""

from hashlib import blake2b

KEY_BYTES = 16


def key(*parts: bytes) -> bytes:
    """The key of these parts; where one ends and the next begins counts too."""
    made = blake2b(digest_size=KEY_BYTES)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()
