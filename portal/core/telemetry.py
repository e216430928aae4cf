"""Sends spans to a collector by OTLP over HTTP. Loaded only where an operator asks for it: OpenTelemetry is large."""

from hashlib import sha256
from typing import Any

from opentelemetry import context, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator

from portal.core.request_ids import request_id

TRACES = "/v1/traces"
BYTES_OF_TRACE = 16


class OfRequest(RandomIdGenerator):
    """A request and the jobs it promised are one trace, in whatever process they are done."""

    def generate_trace_id(self) -> int:
        if not (number := request_id()):
            return super().generate_trace_id()
        return int.from_bytes(sha256(number.encode()).digest()[:BYTES_OF_TRACE], "big")


class Spans:
    """See tracing.Tracer. Errors are told by their kind alone: their words may repeat what somebody typed."""

    def __init__(self, place: str) -> None:
        self.exporter = OTLPSpanExporter(endpoint=place.rstrip("/") + TRACES)
        self.provider = TracerProvider(
            resource=Resource({"service.name": "portal"}), id_generator=OfRequest(), shutdown_on_exit=True
        )
        self.tracer = self.provider.get_tracer("portal")
        self.is_started = False

    def start(self) -> None:
        if not self.is_started:
            self.provider.add_span_processor(BatchSpanProcessor(self.exporter))
            self.is_started = True

    def begin(self, name: str, attributes: dict[str, Any]) -> tuple[trace.Span, Any]:
        known = {key: value for key, value in attributes.items() if value is not None}
        span = self.tracer.start_span(name, attributes=known)
        return span, context.attach(trace.set_span_in_context(span))

    def end(self, begun: tuple[trace.Span, Any], attributes: dict[str, Any], error: BaseException | None) -> None:
        span, token = begun
        context.detach(token)
        span.set_attributes(attributes)
        if error is not None:
            span.set_status(trace.StatusCode.ERROR, type(error).__name__)
        span.end()

    def send_now(self) -> None:
        """Do not wait until a batch is full."""
        self.provider.force_flush()
