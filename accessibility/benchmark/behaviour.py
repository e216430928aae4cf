"""What only a mouse can do, what catches the keyboard, and what happens without a word."""

from .barrier import add, barrier, drop, script, swap

BARRIERS = (
    barrier(
        "button-for-the-mouse-alone",
        "2.1.1 4.1.2",
        "service.ar",
        swap(
            r'<button([^>]*)id="helpful-yes"([^>]*)>(.*?)</button>',
            r'<span class="button button--secondary" id="helpful-yes">\3</span>',
        ),
        script(
            "document.querySelector('#helpful-yes').addEventListener('click', () => document.querySelector('#helpful-title').textContent = 'شكرًا');"
        ),
    ),
    barrier(
        "button-without-a-role",
        "4.1.2 2.1.1",
        "front.en",
        add('<div class="button" tabindex="0" id="more">Show more news</div>'),
        script("document.querySelector('#more').onclick = () => alert('more');"),
    ),
    barrier(
        "keyboard-trap",
        "2.1.2",
        "question.en",
        script(
            "for (const each of document.querySelectorAll('main input')) each.addEventListener('keydown', e => { if (e.key === 'Tab') e.preventDefault(); });"
        ),
    ),
    barrier(
        "keyboard-trap-by-blur",
        "2.1.2",
        "refused.es",
        script("document.querySelector('#weight').addEventListener('blur', e => setTimeout(() => e.target.focus()));"),
    ),
    barrier(
        "order-of-focus-jumps",
        "2.4.3",
        "refused.es",
        swap(r'id="weight" name="weight"', 'id="weight" tabindex="3" name="weight"'),
        swap(r'id="pays-city" name', 'id="pays-city" tabindex="1" name'),
        swap(r'id="street" name="street"', 'id="street" tabindex="5" name="street"'),
    ),
    barrier(
        "focus-lost-after-a-swap",
        "2.4.3 3.2.2",
        "list.en",
        swap(r'hx-get="/en/components/list\?page=2"', 'hx-get="/partials/without-ids.html"', times=0),
        drop(r'<script src="[^"]*/portal.js" defer></script>'),
    ),
    barrier(
        "swap-without-a-word",
        "4.1.3",
        "list.en",
        swap(r'hx-get="/en/components/list\?page=2"', 'hx-get="/partials/silent.html"', times=0),
    ),
    barrier(
        "status-that-nobody-hears",
        "4.1.3",
        "service.ar",
        add('<button class="button" type="button" id="remember">حفظ الصفحة</button> <span id="remembered"></span>'),
        script(
            "document.querySelector('#remember').addEventListener('click', () => document.querySelector('#remembered').textContent = 'تم حفظ الصفحة');"
        ),
    ),
    barrier(
        "shortcut-of-one-letter",
        "2.1.4",
        "inbox.en",
        script(
            "document.addEventListener('keydown', e => { if (e.key === 's' || e.key === 'S') location.hash = 'cases'; });"
        ),
    ),
    barrier(
        "done-when-the-finger-goes-down",
        "2.5.2",
        "service.ar",
        swap(r'<button([^>]*)id="helpful-no"', r'<button type="button" id="helpful-no"'),
        script(
            "document.querySelector('#helpful-no').addEventListener('pointerdown', () => location.assign('/blank.html'));"
        ),
    ),
    barrier(
        "only-by-dragging",
        "2.5.7",
        "inbox.en",
        add('<ul id="order"><li draggable="true">Housing benefit</li><li draggable="true">Dog licence</li></ul>'),
        script(
            "for (const li of document.querySelectorAll('#order li')) { li.addEventListener('dragstart', e => e.dataTransfer.setData('text', '1')); li.addEventListener('drop', e => e.preventDefault()); li.addEventListener('dragover', e => e.preventDefault()); }"
        ),
    ),
    barrier(
        "only-by-shaking",
        "2.5.4",
        "question.en",
        script(
            "addEventListener('devicemotion', e => { if (e.acceleration && e.acceleration.x > 9) document.querySelector('main form').reset(); });"
        ),
    ),
    barrier(
        "dialog-that-focus-leaves",
        "2.4.3 4.1.2",
        "front.en",
        add(
            '<div role="dialog" aria-modal="true"><p>Do you want to leave?</p><button type="button" class="button">Stay</button></div>'
        ),
    ),
    barrier(
        "opens-a-window-by-itself",
        "3.2.1 3.2.5",
        "question.en",
        script("document.querySelector('main input').addEventListener('focus', () => window.open('/blank.html'));"),
    ),
    barrier(
        "hover-that-covers-and-stays",
        "1.4.13",
        "front.en",
        swap(
            r'<a href="/en/news">All news</a>',
            '<span class="tip"><a href="/en/news">All news</a><span class="tip__text">Opens the page with all news of the city, the newest first.</span></span>',
        ),
        swap(
            "</head>",
            "<style>.tip{position:relative}.tip__text{display:none;position:absolute;inset-block-end:calc(100% + 40px);background:#fff;color:#000;border:1px solid;inline-size:20em;pointer-events:none}.tip a:hover+.tip__text,.tip a:focus+.tip__text{display:block}</style></head>",
        ),
    ),
    barrier(
        "nothing-works-without-scripts",
        "4.1.2 2.1.1",
        "question.en",
        swap(
            r'<button class="button" type="submit">(.*?)</button>',
            r'<span class="button" onclick="this.closest(`form`).submit()">\1</span>',
        ),
    ),
    barrier("sound-that-starts-by-itself", "1.4.2", "front.en", add('<audio src="/long.wav" autoplay loop></audio>')),
    barrier(
        "film-without-captions",
        "1.2.2 1.2.1 1.2.3",
        "service.ar",
        add('<video src="/film.mp4" controls width="320" height="180"></video>'),
    ),
    barrier(
        "swapped-in-without-a-name",
        "4.1.2 1.1.1",
        "list.en",
        swap(
            r'(<div id="payments">)',
            r'\1<div class="row"><button class="button" type="button" hx-get="/partials/nameless.html" hx-target="#more-payments" id="load-more">Show older payments</button></div><div id="more-payments"></div>',
        ),
    ),
    barrier(
        "menu-that-does-not-say-it-is-open",
        "4.1.2",
        "front.en",
        add(
            '<button class="button" type="button" id="opener" aria-expanded="false" aria-controls="opened">Opening hours</button><p id="opened" hidden>Monday to Friday, 8 am to 5 pm.</p>'
        ),
        script(
            "document.querySelector('#opener').addEventListener('click', () => { const o = document.querySelector('#opened'); o.hidden = !o.hidden; });"
        ),
    ),
)
