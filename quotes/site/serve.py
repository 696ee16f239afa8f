"""The site: Datasette over one database, with our pages, metadata and settings, from wherever the user stands."""

import asyncio
import contextlib
import os
import socket
import webbrowser
from pathlib import Path

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm
from datasette.utils import parse_metadata

from quotes.database.connection import bring_up_to_date, check_file
from quotes.errors import QuotesError
from quotes.site import plugin

HERE = Path(__file__).parent
# Pages, metadata and links know the database by this name, whatever its file is called.
NAME = "quotes"
SETTINGS = {
    "suggest_facets": False,
    "max_csv_mb": 0,
    "allow_csv_stream": True,
    "default_page_size": 50,
    "facet_time_limit_ms": 1000,
    "sql_time_limit_ms": 3000,
    "truncate_cells_html": 500,
}


def serve(path: Path, host: str = "127.0.0.1", port: int = 8001, open_browser: bool = False) -> None:
    """Serve the database at `path` until the user stops it. Port 0 is any free port."""
    site = make_site(path)
    with listen(host, port) as listener:
        port = listener.getsockname()[1]
        address = f"http://{host}:{port}/"
        print(f"{address}   (stop with Ctrl+C)", flush=True)
        if open_browser:
            webbrowser.open(address)
        config = uvicorn.Config(site.app(), host=host, port=port, log_level="warning")
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(uvicorn.Server(config).serve(sockets=[listener]))


def make_site(path: Path) -> Datasette:
    """Datasette over the database at `path`, which must exist."""
    check_file(path, create=False)
    bring_up_to_date(path)
    location = str(path.resolve())
    if set(location) & set("?#%"):
        raise QuotesError(f"{path}: cannot be served, for its path has one of ? # %. Rename it, or serve a copy.")
    if not pm.is_registered(plugin):
        pm.register(plugin, NAME)
    site = Datasette(
        metadata=parse_metadata((HERE / "metadata.yml").read_text(encoding="utf-8")),
        settings=SETTINGS,
        template_dir=str(HERE / "templates"),
        static_mounts=[(plugin.STATIC, str(HERE / "static"))],
    )
    site.remove_database("_memory")
    site.add_database(Database(site, path=location, is_mutable=True), name=NAME)
    return site


def listen(host: str, port: int) -> socket.socket:
    """A socket that has the address, so that a taken port is known before anything else happens."""
    try:
        return socket.create_server((host, port), backlog=128)
    except socket.gaierror as error:
        raise QuotesError(f"{host}: no such host ({error.strerror}). Use 127.0.0.1, or an address of yours.") from error
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise QuotesError(
            f"{host}:{port}: cannot listen there ({reason}). Name another port, as in: --port {port + 1}"
        ) from error
