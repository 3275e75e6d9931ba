"""The example site, served as strictly as a site may be."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.example_site import start_and_build


class Strict(SimpleHTTPRequestHandler):
    """Serves a folder; nothing but the site's own files may be loaded, run or sent for."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site's output."""
    return start_and_build(tmp_path_factory.mktemp("example"))[0]


@pytest.fixture(scope="session")
def example(example_folder: Path) -> Iterator[str]:
    """The address of the example site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(example_folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()
