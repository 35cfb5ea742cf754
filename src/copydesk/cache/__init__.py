"""What an audit found out, kept in a folder for the next one: blobs under hashes of all that they depend on."""

from copydesk.cache.folder import FOLDER, CacheError
from copydesk.cache.key import KEY_BYTES, key

__all__ = ["FOLDER", "KEY_BYTES", "CacheError", "key"]
