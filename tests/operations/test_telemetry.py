"""Spans reach a real collector: of a request, its statements, the job it promised, and the letter."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from portal.app import create_app
from portal.config import UnsafeSettings
from portal.core.watching import begin_process


class Collector:
    """Takes spans by OTLP over HTTP and keeps them."""

    def __init__(self) -> None:
        self.spans = []

    @contextmanager
    def running(self) -> Iterator[str]:
        collector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                sent = ExportTraceServiceRequest.FromString(self.rfile.read(int(self.headers["Content-Length"])))
                assert self.path == "/v1/traces"
                for resource in sent.resource_spans:
                    for scope in resource.scope_spans:
                        collector.spans += scope.spans
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        with HTTPServer(("127.0.0.1", 0), Handler) as server:
            thread = Thread(target=server.serve_forever, daemon=True)
            thread.start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()
            thread.join()


@pytest.fixture
def collector():
    found = Collector()
    with found.running() as found.place:
        yield found


@pytest.fixture
def settings(settings, collector):
    return replace(settings, otel_exporter_otlp_endpoint=collector.place)


def test_a_request_its_statements_its_job_and_its_letter_are_one_trace(app, client, worker, collector):
    begin_process(app, 0)
    who = {"name": "Zahrabella Quenneville", "email": "zahrabella@marked.example", "password": "four plain words here"}
    client.post("/en/registration", data=who)
    worker.work_off()
    telemetry = app.extensions["telemetry"]
    telemetry.send_now()
    telemetry.provider.shutdown()

    (request,) = [span for span in collector.spans if span.name == "POST identity.register"]
    (job,) = [span for span in collector.spans if span.name == "job core.post_mail"]
    (letter,) = [span for span in collector.spans if span.name == "send e-mail"]
    inserts = [span for span in collector.spans if span.name == "INSERT" and span.parent_span_id == request.span_id]
    assert inserts
    assert request.trace_id == job.trace_id == letter.trace_id
    assert letter.parent_span_id == job.span_id
    attributes = {each.key: each.value for each in request.attributes}
    assert attributes["http.response.status_code"].int_value == 303
    assert attributes["http.route"].string_value == "identity.register"
    told = "".join(map(str, collector.spans))
    assert "Zahrabella" not in told and "marked.example" not in told


def test_without_what_sends_spans_an_operator_is_told_what_to_install(settings, monkeypatch):
    monkeypatch.delitem(sys.modules, "portal.core.telemetry", raising=False)
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(UnsafeSettings, match=r"deploy/requirements-telemetry\.txt"):
        create_app(settings)


def test_without_the_setting_nothing_of_it_is_loaded():
    code = "import sys, portal.app; print([name for name in sys.modules if name.startswith('opentelemetry')])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "[]"
