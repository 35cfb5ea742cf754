"""Input files opened: regular ones alone, for what a FIFO or a device in the place of one gives may never come."""

import errno
import os
import stat
from typing import IO

# Without waiting: a FIFO that nobody writes to would not open, and a terminal could become ours.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def open_handle(location: str) -> int:
    """The handle of a regular file; the caller closes it.

    Raises OSError, also where something else lies there now: what is opened is looked at, not what was found before.
    """
    handle = os.open(location, _FLAGS)
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), location)
        raise OSError(errno.EINVAL, "it is no regular file, but a FIFO or a device", location)
    return handle


def open_file(location: str) -> IO[bytes]:
    """A regular file, opened to be read as bytes. Raises OSError."""
    return os.fdopen(open_handle(location), "rb")
