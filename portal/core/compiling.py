"""How templates become Python: translated texts stand in them as if they were written there, and less is asked at run time."""

import re
from collections.abc import Iterator
from types import FunctionType
from typing import Any

from babel.support import NullTranslations
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

GETTEXT = {"_", "gettext"}
PLACE = re.compile(r"%\((\w+)\)s|%%")


class Fold(NodeTransformer):
    """Replaces `_("literal", name=value)` by the translated text."""

    def __init__(self, translations: NullTranslations, *, is_html: bool) -> None:
        self.translations = translations
        self.is_html = is_html

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 Jinja finds it by this name
        """A text that is just written needs no formatting: its parts are written, and the values between them."""
        parts = [part for child in node.nodes for part in self._parts_of(child)]
        return self.generic_visit(nodes.Output(parts, lineno=node.lineno, environment=node.environment))

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        if not _is_fixed_text(node):
            return node
        said = self._said(node)
        if not node.kwargs:
            return nodes.MarkSafeIfAutoescape(nodes.Const(said.replace("%%", "%"))).set_lineno(node.lineno)
        values = [nodes.Pair(nodes.Const(word.key), word.value) for word in node.kwargs]
        filled = nodes.Mod(nodes.MarkSafeIfAutoescape(nodes.Const(said)), nodes.Dict(values))
        return filled.set_lineno(node.lineno)

    def _parts_of(self, node: nodes.Expr) -> list[nodes.Expr]:
        if not isinstance(node, nodes.Call) or not _is_fixed_text(node):
            return [node]
        values = {word.key: word.value for word in node.kwargs}
        said = self._said(node)
        names = [found[1] for found in PLACE.finditer(said) if found[1]]
        is_plain = "%" not in PLACE.sub("", said) and len(set(names)) == len(names) and values.keys() == set(names)
        return list(_pieces(said, values)) if is_plain else [node]

    def _said(self, node: nodes.Call) -> str:
        """A quotation mark that a translator wrote must not end an attribute. Texts with markup stay as they are."""
        said = str(self.translations.gettext(node.args[0].as_const()))
        return said.replace('"', "&#34;") if self.is_html and "<" not in said else said


def _pieces(said: str, values: dict[str, nodes.Expr]) -> Iterator[nodes.Expr]:
    at = 0
    for found in PLACE.finditer(said):
        yield nodes.TemplateData(said[at : found.start()])
        yield values[found[1]] if found[1] else nodes.TemplateData("%")
        at = found.end()
    yield nodes.TemplateData(said[at:])


def _is_fixed_text(node: nodes.Call) -> bool:
    return (
        isinstance(node.node, nodes.Name)
        and node.node.name in GETTEXT
        and len(node.args) == 1
        and isinstance(node.args[0], nodes.Const)
        and node.dyn_args is None
        and node.dyn_kwargs is None
    )


def escaped(value: Any) -> str:
    """As `escape`, for what is written at once: nobody has to know afterwards that it is safe."""
    kind = type(value)
    if kind is str:
        return str(_escape_inner(value))
    return value if kind is Markup else escape(value)  # type: ignore[no-any-return]


class QuickCode(CodeGenerator):
    """Writes values with `escaped`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


class QuickContext(Context):
    """Calls macros and plain functions at once: Jinja looks at four attributes of each first."""

    @internalcode
    def call(self, wanted: Any, /, *args: Any, **kwargs: Any) -> Any:
        kind = type(wanted)
        if kind is FunctionType and not wanted.__dict__:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return wanted(*args, **kwargs)
        if kind is Macro:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return wanted(self.eval_ctx, *args, **kwargs)
        return super().call(wanted, *args, **kwargs)
