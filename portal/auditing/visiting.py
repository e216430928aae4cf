"""Somebody who visits this portal from outside, as a browser would: as one of the cast, or as nobody."""

from collections.abc import Mapping
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from portal.core.contributions import CastMember
from portal.core.rooms import contributions


class Visitor:
    """address: of the portal, without a slash at the end. persona: one of the cast, like amina; empty: nobody."""

    def __init__(self, address: str, persona: str = "") -> None:
        self.address = address
        self.jar = CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.jar))
        if persona:
            email = next(each.email for each in contributions(CastMember) if each.email.startswith(f"{persona}@"))
            self.open("/en/demo/sign-in", {"email": email})

    def open(self, path: str, form: Mapping[str, str] | None = None, *, with_htmx: bool = False) -> bytes:
        """What the portal answers, whatever its status."""
        sent = urlencode(form).encode() if form is not None else None
        request = Request(self.address + path, sent, {"HX-Request": "true"} if with_htmx else {})  # noqa: S310 the address is this portal's own
        request.add_header("Accept-Encoding", "identity")
        try:
            answer = self.opener.open(request)
        except HTTPError as error:
            answer = error  # it is an answer, too
        with answer:
            return bytes(answer.read())

    @property
    def cookies(self) -> Mapping[str, str]:
        """By name, as a browser keeps them."""
        return {cookie.name: cookie.value or "" for cookie in self.jar}
