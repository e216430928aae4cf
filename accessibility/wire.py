"""The DevTools protocol, spoken with the page directly: with a driver in between, a question costs ten times as much."""

import json
from base64 import b64decode
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import websocket
from selenium.common.exceptions import JavascriptException, TimeoutException, WebDriverException
from selenium.webdriver import Chrome

SECONDS = 10
"""For one answer, and for one script."""
NOBODY_THERE = (websocket.WebSocketException, OSError)
ENDED = "the browser ended"
NOT_WAITED_FOR = 0
"""The number of what is sent without reading the answer."""


class Wire:
    """What it raises is what a driver raises.

    Dialogs that open meanwhile are dismissed.
    """

    def __init__(self, driver: Chrome) -> None:
        address = driver.capabilities["goog:chromeOptions"]["debuggerAddress"]
        page = f"ws://{address}/devtools/page/{driver.current_window_handle}"
        self._numbers = count(1)
        self._socket = websocket.create_connection(page, timeout=SECONDS + 1, suppress_origin=True)
        self._page = driver.current_window_handle
        self._document = ""
        self.ask("Page.enable")
        self.ask("Network.enable")

    def close(self) -> None:
        self._socket.close()

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a command and wait for its answer.

        Raises WebDriverException if the browser refuses or is gone, TimeoutException if it does not answer.
        """
        number = next(self._numbers)
        self._send(number, method, parameters)
        try:
            answer = self._answer_to(number)
        except websocket.WebSocketTimeoutException as error:
            raise TimeoutException(f"{method} was not answered in {SECONDS} seconds") from error
        except NOBODY_THERE as error:
            raise WebDriverException(ENDED) from error
        if "error" in answer:
            raise WebDriverException(answer["error"]["message"])
        return answer["result"]

    def ask_all(self, method: str, every: Sequence[Mapping[str, Any]]) -> None:
        """Send one command many times, each with other parameters, and wait until the last is done.

        Raises what `ask` raises.
        """
        *others, last = every
        for parameters in others:
            self._send(NOT_WAITED_FOR, method, parameters)
        self.ask(method, **last)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page, wait for what it promises, and give its answer.

        Raises JavascriptException if it throws.
        """
        values = ",".join(json.dumps(argument, ensure_ascii=False) for argument in arguments)
        answer = self.ask(
            "Runtime.evaluate",
            expression=f"(function () {{{script}\n}}).call(window,{values})",
            returnByValue=True,
            awaitPromise=True,
            timeout=SECONDS * 1000,
        )
        if thrown := answer.get("exceptionDetails"):
            raise JavascriptException(thrown.get("exception", {}).get("description") or thrown["text"])
        return answer["result"].get("value")

    def document(self) -> str:
        """The page as it was served, whether or not the browser may keep it.

        Raises WebDriverException if there is none.
        """
        self.ask("Page.enable")  # whatever was said of the page until now is read before the answer
        answer = self.ask("Network.getResponseBody", requestId=self._document)
        body: str = answer["body"]
        return b64decode(body).decode("utf-8", "replace") if answer["base64Encoded"] else body

    def _send(self, number: int, method: str, parameters: Mapping[str, Any]) -> None:
        command = json.dumps({"id": number, "method": method, "params": parameters}, ensure_ascii=False)
        try:
            self._socket.send(command)
        except NOBODY_THERE as error:
            raise WebDriverException(ENDED) from error

    def _answer_to(self, number: int) -> dict[str, Any]:
        while True:
            said: dict[str, Any] = json.loads(self._socket.recv())
            if said.get("id") == number:
                return said
            self._hear(said.get("method", ""), said.get("params", {}))

    def _hear(self, event: str, about: Mapping[str, Any]) -> None:
        if event == "Page.javascriptDialogOpening":
            self._send(NOT_WAITED_FOR, "Page.handleJavaScriptDialog", {"accept": False})
        elif event == "Network.responseReceived" and about["type"] == "Document" and about["frameId"] == self._page:
            self._document = about["requestId"]
