"""What is what, in which order and in which language."""

from .barrier import add, barrier, drop, swap

BARRIERS = (
    barrier("page-without-title", "2.4.2", "service.ar", swap(r"<title>.*?</title>", "<title></title>")),
    barrier("page-without-language", "3.1.1", "components.zh-Hans", swap(r'<html lang="[^"]*"', "<html")),
    barrier("page-in-the-wrong-language", "3.1.1", "service.ar", swap(r'<html lang="ar"', '<html lang="en"')),
    barrier("page-with-no-such-language", "3.1.1", "refused.es", swap(r'<html lang="es"', '<html lang="castellano"')),
    barrier(
        "sentence-left-in-english",
        "3.1.2",
        "components.zh-Hans",
        add(
            "<p>Please send us the certificate of residence that you were given by the town hall before the end of the month, together with a copy of your passport.</p>"
        ),
    ),
    barrier("right-to-left-page-from-left-to-right", "1.3.2", "service.ar", swap(r'dir="rtl"', 'dir="ltr"')),
    barrier(
        "heading-that-is-only-bold",
        "1.3.1",
        "service.ar",
        swap(r'<h2 id="what">(.*?)</h2>', r"<p><b>\1</b></p>"),
        swap(r'<h2 id="who">(.*?)</h2>', r"<p><b>\1</b></p>"),
    ),
    barrier("empty-heading", "1.3.1 2.4.6", "service.ar", swap(r'<h2 id="law">.*?</h2>', '<h2 id="law"></h2>')),
    barrier(
        "page-without-main-heading",
        "1.3.1 2.4.6",
        "front.en",
        swap(r"<h1([^>]*)>(.*?)</h1>", r'<div style="font-size:2.4rem;font-weight:700"\1>\2</div>'),
    ),
    barrier(
        "table-without-headers",
        "1.3.1",
        "list.en",
        swap(
            r'<th scope="(?:col|row)" role="(?:columnheader|rowheader)"([^>]*)>(.*?)</th>',
            r'<td role="cell"\1>\2</td>',
            times=0,
        ),
    ),
    barrier(
        "header-for-a-cell-that-is-not-there",
        "1.3.1",
        "list.en",
        swap(r'<td role="cell"', '<td headers="nowhere" role="cell"'),
    ),
    barrier(
        "list-made-of-signs",
        "1.3.1",
        "service.ar",
        swap(
            r'(<h2 id="needs">.*?</h2>\s*)<ul>.*?</ul>',
            r"\1<p>- رقم لوحة السيارة<br>- صورة من رخصة المركبة<br>- رسالة من المالك</p>",
        ),
    ),
    barrier(
        "radio-buttons-without-a-group",
        "1.3.1 3.3.2",
        "refused.es",
        swap(
            r'<fieldset class="field field--wrong" id="who-group"[^>]*>\s*<legend class="field__label">(.*?)</legend>(.*?)</fieldset>',
            r'<div class="field"><p>\1</p>\2</div>',
        ),
    ),
    barrier(
        "group-without-name", "1.3.1 3.3.2", "refused.es", drop(r'<legend class="field__label">¿Quién.*?</legend>')
    ),
    barrier(
        "no-way-past-the-navigation",
        "2.4.1",
        "front.en",
        drop(r'<a class="skip".*?</a>'),
        swap(r'<main id="main" class="wrap" tabindex="-1">', '<div id="main" class="wrap">'),
        swap("</main>", "</div>"),
        swap(r"<(h[1-3])([ >])", r"<div\2", times=0),
        swap(r"</h[1-3]>", "</div>", times=0),
    ),
    barrier("skip-link-to-nowhere", "2.4.1", "front.en", swap(r'href="#main"', 'href="#content"')),
    barrier(
        "hint-not-tied-to-its-field",
        "1.3.1",
        "refused.es",
        swap(r'aria-describedby="weight-error weight-unit"', 'aria-describedby="weight-fehler"'),
    ),
    barrier("role-that-does-not-exist", "4.1.2", "inbox.en", swap(r'role="region"', 'role="areaa"')),
    barrier(
        "state-with-a-wrong-value",
        "4.1.2 1.3.1",
        "refused.es",
        swap(r'aria-invalid="true"', 'aria-invalid="quizás"'),
        swap(r"<summary>", '<summary aria-expanded="abierto">'),
    ),
    barrier("list-item-outside-a-list", "1.3.1", "service.ar", swap(r"<ul><li>(.*?)</ul>", r"<div><li>\1</div>")),
    barrier(
        "focus-inside-what-is-hidden",
        "4.1.2 1.3.1",
        "front.en",
        swap(r'<nav class="site-nav"', '<nav class="site-nav" aria-hidden="true"'),
    ),
    barrier(
        "two-things-with-one-id",
        "4.1.2 1.3.1",
        "refused.es",
        swap(r'id="pays-street" name="pays-street"', 'id="street" name="pays-street"'),
        swap(r'for="pays-street"', 'for="street"'),
    ),
    barrier(
        "no-name-of-the-page-in-its-title",
        "2.4.2",
        "service.ar",
        swap(r"<title>.*?</title>", "<title>Untitled document</title>"),
    ),
    barrier(
        "zoom-switched-off",
        "1.4.4",
        "front.en",
        swap(
            r"width=device-width, initial-scale=1",
            "width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no",
        ),
    ),
    barrier(
        "page-that-goes-away-by-itself",
        "2.2.1 2.2.4 3.2.5",
        "list.en",
        swap("</head>", '<meta http-equiv="refresh" content="60; url=/blank.html"></head>'),
    ),
)
