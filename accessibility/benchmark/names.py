"""Things without a name, or with a wrong one."""

from .barrier import add, barrier, drop, style, swap

PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='200'%3E%3Crect width='300' height='200' fill='%23046'/%3E%3C/svg%3E"

BARRIERS = (
    barrier("image-without-alternative", "1.1.1", "service.ar", add(f'<p><img src="{PICTURE}"></p>')),
    barrier("image-named-by-its-file", "1.1.1", "front.en", add(f'<p><img src="{PICTURE}" alt="IMG_2041.jpg"></p>')),
    barrier(
        "image-link-without-name",
        "2.4.4 4.1.2 1.1.1",
        "front.en",
        add(f'<p><a href="/en/services"><img src="{PICTURE}" alt=""></a></p>'),
    ),
    barrier(
        "drawing-with-a-role-and-no-name",
        "1.1.1",
        "front.en",
        swap(
            r'<svg class="hero__view" viewBox="0 0 320 150" aria-hidden="true">',
            '<svg class="hero__view" viewBox="0 0 320 150" role="img">',
        ),
    ),
    barrier(
        "button-without-name",
        "4.1.2",
        "front.en",
        swap(r"(<button[^>]*id=\"q-button\">)(<svg.*?</svg>)Search", r"\1\2"),
    ),
    barrier(
        "link-without-name",
        "2.4.4 4.1.2",
        "service.ar",
        swap(r'<a class="button" href="([^"]*)" id="apply">[^<]*', r'<a class="button" href="\1" id="apply">'),
    ),
    barrier(
        "link-called-click-here",
        "2.4.4",
        "service.ar",
        swap(
            r'<p class="muted">',
            '<p>الشروط منشورة على الموقع.</p><p><a href="/ar/services">اضغط هنا</a></p><p class="muted">',
        ),
    ),
    barrier(
        "field-without-label",
        "4.1.2 1.3.1 3.3.2",
        "inbox.en",
        drop(r'<label class="field__label" for="search">.*?</label>'),
    ),
    barrier(
        "placeholder-instead-of-label",
        "3.3.2",
        "refused.es",
        drop(r'<label class="field__label" for="pays-extra">.*?</label>'),
        swap(r'id="pays-extra"', 'id="pays-extra" placeholder="Apartamento, piso o edificio (opcional)"'),
    ),
    barrier(
        "label-for-nothing",
        "1.3.1 4.1.2",
        "refused.es",
        swap(r'<label class="field__label" for="street">', '<label class="field__label" for="strasse">'),
    ),
    barrier(
        "spoken-name-differs-from-words",
        "2.5.3",
        "refused.es",
        swap(
            r'<button class="button" type="submit">Continuar',
            '<button class="button" type="submit" aria-label="Enviar formulario">Continuar',
        ),
    ),
    barrier(
        "frame-without-title",
        "4.1.2 2.4.1",
        "service.ar",
        add('<iframe src="/blank.html" width="300" height="150"></iframe>'),
    ),
    barrier("choice-without-label", "4.1.2 1.3.1", "refused.es", drop(r'<label for="who-2">.*?</label>')),
    barrier(
        "list-without-name-on-select",
        "4.1.2 1.3.1",
        "inbox.en",
        drop(r'<label class="field__label" for="status">.*?</label>'),
    ),
    barrier(
        "menu-button-without-name",
        "4.1.2",
        "front.en",
        swap(
            r"<summary>.*?</summary>",
            '<summary><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/></svg></summary>',
        ),
    ),
    barrier(
        "name-hidden-from-screen-readers",
        "4.1.2 1.3.1 2.4.4",
        "front.en",
        swap(r'<a href="/en/news">All news</a>', '<a href="/en/news"><span aria-hidden="true">All news</span></a>'),
    ),
    barrier(
        "meaning-in-css-content",
        "1.3.1 1.1.1",
        "service.ar",
        swap(r"<h1>", '<h1 class="closed">'),
        style('.closed::before{content:"الخدمة متوقفة حاليًا: "}'),
    ),
    barrier(
        "picture-button-without-alternative",
        "1.1.1 4.1.2",
        "question.en",
        swap(r'<button class="button" type="submit">.*?</button>', f'<input type="image" src="{PICTURE}">'),
    ),
)
