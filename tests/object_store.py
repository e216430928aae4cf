"""A server that speaks S3, in a thread of the test; its buckets are folders."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from localbucket import S3Handler

BUCKET = "city"
REMOVED = '<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{}</DeleteResult>'


@contextmanager
def started(folder: Path) -> Iterator[dict[str, str]]:
    """The environment that leads to it, FILES_URL among it."""
    (folder / BUCKET).mkdir(parents=True)

    class Handler(S3Handler):
        data_root = folder

        def log_message(self, *_: object) -> None:
            pass

        def do_POST(self) -> None:
            """Several objects removed at once, which the library does not know."""
            if urlsplit(self.path).query != "delete":
                super().do_POST()
                return
            asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
            keys = re.findall("<Key>([^<]+)</Key>", asked)
            for key in keys:
                (folder / BUCKET / key).unlink(missing_ok=True)
            answer = REMOVED.format("".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield {
            "FILES_URL": f"s3://{BUCKET}/files",
            "AWS_ENDPOINT": f"http://127.0.0.1:{server.server_port}",
            "AWS_ALLOW_HTTP": "true",
            "AWS_ACCESS_KEY_ID": "ours",
            "AWS_SECRET_ACCESS_KEY": "a secret",
            "AWS_REGION": "here",
        }
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
