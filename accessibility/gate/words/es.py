"""Spanish."""

from . import Words

ORDINARY = "el la los las de que en un una por con para su se del al es lo como más si usted o y"

words = Words(
    longest_sentence=32,
    pictures=(
        *("imagen de", "foto de", "fotografía de", "dibujo de", "gráfico de", "icono de", "ícono de", "logotipo de"),
        *("una imagen de", "una foto de", "una fotografía de", "imagen que muestra", "captura de pantalla de"),
    ),
    placeholders=frozenset(
        {
            *("imagen", "foto", "fotografía", "gráfico", "icono", "ícono", "sin título", "texto alternativo", "figura"),
            *("dibujo", "ilustración", "texto"),
        }
    ),
    vague=frozenset(
        {
            *("haga clic aquí", "haz clic aquí", "clic aquí", "pulse aquí", "pulsa aquí", "pinche aquí", "pincha aquí"),
            *(
                "aquí",
                "más",
                "leer más",
                "lea más",
                "ver más",
                "saber más",
                "más información",
                "más info",
                "más detalles",
            ),
            *("este enlace", "enlace", "esta página", "esto", "detalles", "seguir leyendo", "descargar aquí", "ver"),
            *("siga este enlace", "esta web", "este sitio", "info", "ir"),
        }
    ),
    new_window=("nueva ventana", "ventana nueva", "nueva pestaña", "pestaña nueva", "otra ventana", "otra pestaña"),
    transcript=("transcripción", "versión en texto", "en texto", "por escrito"),
    passive=(
        r"\b(?:es|son|fue|fueron|será|serán|sea|sean|ser|sido|siendo|era|eran)\s+(?:\w+mente\s+)?"
        r"\w{2,}(?:ad|id)[oa]s?\b"
    ),
    senses=(
        r"\b(?:botón|botones|enlaces?|textos?|campos?|iconos?|íconos?|flechas?|asteriscos?|letras?|palabras?)\s+"
        r"(?:de\s+color\s+|en\s+)?"
        r"(?:roj[oa]s?|verdes?|azul(?:es)?|amarill[oa]s?|naranjas?|gris(?:es)?|negr[oa]s?|redond[oa]s?|cuadrad[oa]s?)\b"
        r"|\b(?:marcad|señalad|escrit|resaltad)[oa]s?\s+en\s+(?:rojo|verde|azul|amarillo|gris)\b"
        r"|\ba\s+la\s+(?:derecha|izquierda)\b"
        r"|\besquina\s+(?:superior|inferior)\b"
    ),
    plainer={
        "cumplimentar*": "rellenar",
        "cumplimentad*": "rellenado",
        "cumplimente*": "rellene",
        "aportar la documentación": "entregar los papeles",
        "subsanar*": "corregir",
        "subsane*": "corrija",
        "interponer*": "presentar",
        "interponga*": "presente",
        "en virtud de": "según",
        "de conformidad con": "según",
        "con arreglo a": "según",
        "al amparo de": "según",
        "a tenor de": "según",
        "en el supuesto de que": "si",
        "en caso de que": "si",
        "con carácter previo": "antes",
        "con anterioridad a": "antes de",
        "con posterioridad a": "después de",
        "a efectos de": "para",
        "a los efectos de": "para",
        "con el fin de": "para",
        "con objeto de": "para",
        "mediante la presente": "con esta carta",
        "el abajo firmante": "usted",
        "la persona interesada": "usted",
        "el interesado": "usted",
        "fehaciente*": "seguro",
        "susodich*": "este",
        "antedich*": "este",
        "precitad*": "este",
        "dimanante*": "que viene de",
        "otrosí": "también",
        "pecuniari*": "de dinero",
        "emolument*": "pago",
        "estipendi*": "pago",
        "domicilio a efectos de notificaciones": "dirección para las cartas",
        "proceder a": "hacer",
        "llevar a cabo": "hacer",
        "efectuar el pago": "pagar",
        "efectuar el abono": "pagar",
        "no obstante lo anterior": "pero",
        "por consiguiente": "por eso",
    },
    ordinary=frozenset(ORDINARY.split()),
)
