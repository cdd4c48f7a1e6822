"""Whether the process at a port of this machine is ready, as an exit code: the image's health check.

    python -S -m starters.ready 8092

Without this project's packages and with little of the standard library: it runs every few seconds.
"""

import http.client
import sys

#: Above what an answer takes (`porting.health`), below what a container is given.
_WITHIN_SECONDS = 3.0


def is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_WITHIN_SECONDS)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if is_ready(int(sys.argv[1])) else 1)
