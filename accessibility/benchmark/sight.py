"""What cannot be seen: by some eyes, at some sizes, in some light."""

from .barrier import add, barrier, style, swap

MOVING = "@keyframes slide{from{transform:translateX(0)}to{transform:translateX(200px)}}.moving{animation:slide 2s infinite alternate;inline-size:9em}"

BARRIERS = (
    barrier("pale-text", "1.4.3", "service.ar", style(".lead{color:#9aa5ab}")),
    barrier(
        "pale-text-in-the-dark",
        "1.4.3",
        "front.en",
        style("@media (prefers-color-scheme:dark){.content .muted{color:#4a5258}}"),
    ),
    barrier(
        "pale-text-on-a-picture",
        "1.4.3",
        "front.en",
        swap('<p class="lead">', '<p class="lead photo">'),
        style(".photo{background:linear-gradient(#dfe8ec,#f4f7f8);color:#a0acb2;padding:1em}"),
    ),
    barrier(
        "pale-border-of-a-field",
        "1.4.11",
        "inbox.en",
        style(".input{border-color:#e6eaec!important;background:#fff!important;box-shadow:none!important}"),
    ),
    barrier(
        "links-told-by-colour-alone",
        "1.4.1",
        "service.ar",
        swap(
            r'<p class="muted">',
            '<p>تجدون كل التفاصيل عن المواقف في صفحة <a class="plain" href="/ar/services">مواقف السيارات في المدينة</a> مع الخرائط والأسعار.</p><p class="muted">',
        ),
        style(
            ".plain{text-decoration:none!important;border:0!important;background:none!important;color:#31393d!important;font-weight:inherit}main p{color:#1d2427}"
        ),
    ),
    barrier("wider-than-a-phone", "1.4.10", "components.zh-Hans", style("main{min-inline-size:900px}")),
    barrier(
        "text-cut-off-when-spaced",
        "1.4.12",
        "front.en",
        swap('<p class="lead">', '<p class="lead tight">'),
        style(".tight{block-size:1.7em;inline-size:32em;line-height:1.5;overflow:hidden;white-space:nowrap}"),
    ),
    barrier(
        "text-cut-off-when-large",
        "1.4.4",
        "front.en",
        add('<p class="boxed">Your rubbish is collected on Tuesdays, and paper every second Friday.</p>'),
        style(".boxed{block-size:24px;inline-size:44vw;overflow:hidden;font-size:1rem;line-height:24px}"),
    ),
    barrier(
        "small-targets-in-a-row",
        "2.5.8",
        "list.en",
        style(
            ".pages a{min-block-size:0!important;min-inline-size:0!important;padding:0!important;font-size:12px;line-height:12px;display:inline-block;inline-size:12px;block-size:12px;overflow:hidden}.pages ul,.pages li{gap:0!important;margin:0!important;padding:0!important}"
        ),
    ),
    barrier(
        "focus-that-cannot-be-seen",
        "2.4.7",
        "front.en",
        style("*:focus,*:focus-visible{outline:none!important;box-shadow:none!important}"),
    ),
    barrier(
        "focus-under-a-bar",
        "2.4.11",
        "front.en",
        add('<div class="bar">Cookies make this page better.</div>'),
        style(
            ".bar{position:fixed;inset-inline:0;inset-block-end:0;block-size:60vh;background:#045776;color:#fff;z-index:9}html{scroll-padding:0!important}"
        ),
    ),
    barrier(
        "movement-without-end", "2.2.2", "front.en", add('<p class="moving">News from the harbour</p>'), style(MOVING)
    ),
    barrier("words-that-scroll-by", "2.2.2", "front.en", add("<marquee>The library is closed today</marquee>")),
    barrier(
        "picture-of-nothing-but-colours",
        "1.4.1 1.3.3",
        "inbox.en",
        add("<p>Cases shown in red must be answered today.</p>"),
        style("tbody tr:nth-child(3n+1) a,tbody tr:nth-child(3n+1) a bdi{color:#b3001b!important}"),
    ),
    barrier(
        "turned-by-force",
        "1.3.4",
        "question.en",
        style(
            "@media (orientation:portrait){body{transform:rotate(90deg)}}@media (orientation:landscape){body{transform:none}}"
        ),
    ),
    barrier(
        "icon-lost-in-forced-colours",
        "1.4.11 1.1.1 1.4.1",
        "front.en",
        swap(r'(<button[^>]*id="q-button")>(<svg.*?</svg>)Search', r'\1 aria-label="Search">'),
        style(
            "#q-button{inline-size:48px;block-size:48px;background:#045776;border:0;display:grid;place-items:center}#q-button::before{content:'';inline-size:24px;block-size:24px;background:#fff;mask:url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Cpath d='M10 3a7 7 0 1 0 4 12l6 6 2-2-6-6A7 7 0 0 0 10 3z'/%3E%3C/svg%3E\")}"
        ),
    ),
    barrier(
        "spacing-nailed-down",
        "1.4.12",
        "service.ar",
        swap(
            r'<p class="lead">',
            '<p class="lead" style="line-height:1.1!important;letter-spacing:0!important;word-spacing:0!important">',
        ),
    ),
    barrier(
        "order-on-the-screen-is-another",
        "1.3.2 2.4.3",
        "refused.es",
        style("main form{display:flex;flex-direction:column-reverse}"),
    ),
)
