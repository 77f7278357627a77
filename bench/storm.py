"""`make storm`: everybody asks at once. Home as `_nginx.conf` serves it, beside a bare file of the same bytes.

Both run on this machine with `wrk`, which takes a good part of it: read the ratio, not the requests.
"""

from __future__ import annotations

import gzip
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bench.records import ENDS_AT
from noa_status.build.conduct import Paths, build_public

CONNECTIONS = 1000
_CONFIGURATION = """
daemon off; pid {home}/pid; error_log {home}/log warn; worker_processes 2; worker_rlimit_nofile 8192;
{user}
events {{ worker_connections 4096; }}
http {{
  access_log off; sendfile on; tcp_nopush on; gzip_static on;
  client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
  uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
  server {{ listen 127.0.0.1:{port} backlog=4096; root {root}; {block} }}
}}
"""


def main(seconds: int = 5, rounds: int = 3) -> None:
    """Prints the table."""
    wrk, nginx = shutil.which("wrk"), shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
    if wrk is None or nginx is None:
        sys.exit("wrk and nginx are needed: sudo apt-get install wrk nginx-light")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        home.chmod(0o755)
        tree = _site(home)
        page = (tree / "index.html").read_bytes()
        bare = home / "bare"
        bare.mkdir()
        (bare / "home.html").write_bytes(page)
        (bare / "home.html.gz").write_bytes(gzip.compress(page, mtime=0))
        figures: dict[str, list[float]] = {}
        for _ in range(rounds):
            for label, root, block, address in (
                ("a bare file", bare, "types { text/html html; }", "/home.html"),
                ("home, as we serve it", tree, f"include {tree}/_nginx.conf;", "/"),
            ):
                with _serving(nginx, home, root, block) as port:
                    figures.setdefault(label, []).append(_asked(wrk, port, address, seconds))
        bare_rate = statistics.median(figures["a bare file"])
        sent = len(gzip.compress(page))
        asked = f"{CONNECTIONS:,} connections, {len(page):,} bytes ({sent:,} sent)"
        sys.stdout.write(f"| {asked} | requests a second | of the bare file's |\n")
        sys.stdout.write("|---|---|---|\n")
        for label, rates in figures.items():
            rate = statistics.median(rates)
            sys.stdout.write(f"| {label} | {rate:,.0f} | {rate / bare_rate:.2f} |\n")


def _site(home: Path) -> Path:
    """The repository's own site, compressed ahead."""
    report = build_public(Paths.of(Path(), home / "site", home / "cache"), ENDS_AT)
    if not report.is_built:
        sys.exit("the site was not built")
    tree = home / "site" / "public"
    for page in tree.rglob("*.html"):
        page.with_name(f"{page.name}.gz").write_bytes(gzip.compress(page.read_bytes(), mtime=0))
    return tree


@contextmanager
def _serving(nginx: str, home: Path, root: Path, block: str) -> Generator[int]:
    """The port of an nginx."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    user = "user root;" if home.owner() == "root" else ""
    told = _CONFIGURATION.format(home=home, port=port, root=root, block=block, user=user)
    (home / "nginx.conf").write_text(told)
    server = subprocess.Popen([nginx, "-p", str(home), "-c", str(home / "nginx.conf"), "-e", "stderr"], stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if time.monotonic() > until:
                    sys.exit("nginx does not answer")
                time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _asked(wrk: str, port: int, address: str, seconds: int) -> float:
    """Requests a second. Ends the program where one was not answered with what was asked for."""
    command = [wrk, "-t", "2", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--timeout", "10s", "-H", "Accept-Encoding: gzip"]
    said = subprocess.run([*command, f"http://127.0.0.1:{port}{address}"], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        sys.exit(said)
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if found is None:
        sys.exit(said)
    return float(found[1])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
