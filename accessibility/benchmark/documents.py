"""Letters and papers: the e-mail that tells of a receipt, and the receipt itself."""

from .barrier import barrier, drop, paper, swap

BARRIERS = (
    barrier("mail-without-language", "3.1.1", "mail.zh-Hans", swap(r'<html lang="[^"]*"', "<html")),
    barrier(
        "mail-with-pale-text", "1.4.3", "mail.zh-Hans", swap(r"<main>", '<main style="color:#aab2b6;background:#fff">')
    ),
    barrier(
        "mail-with-a-picture-of-text",
        "1.1.1",
        "mail.zh-Hans",
        swap(r"</main>", '<p><img src="https://port-alder.example/receipt.png" width="600" height="200"></p></main>'),
    ),
    barrier("mail-without-title", "2.4.2", "mail.zh-Hans", drop(r"<title>.*?</title>")),
    paper("paper-without-tags", "1.3.1", "/StructTreeRoot"),
    paper("paper-without-language", "3.1.1", "/Lang"),
    paper("paper-without-title", "2.4.2", "/Title"),
)
