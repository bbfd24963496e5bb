"""The dictionaries of the retirement atlas: personas, channels, actors, crews, products, sources and metrics."""

from __future__ import annotations

from collections.abc import Iterator

from cjeditor.model.records import (
    Actor,
    Channel,
    Crew,
    Membership,
    Metric,
    Person,
    Persona,
    Product,
    Record,
    Source,
)
from cjeditor.model.records.actor import ActorRelation
from cjeditor.model.records.crew import CrewKind
from cjeditor.model.records.metric import MetricFamily
from example_atlases.tables import in_order

CHANNELS: list[Record] = [
    Channel(id="ch_web", title="Web", nature="digital", icon="globe", letter="W", colour="#22A0CE"),
    Channel(id="ch_app", title="App", nature="digital", icon="smartphone", letter="A", colour="#6C4DBA"),
    Channel(
        id="ch_msj", title="Correo, SMS y reloj", nature="digital", icon="mail", letter="M", colour="#981C82"
    ),
    Channel(id="ch_tel", title="Teléfono", nature="physical", icon="phone", letter="T", colour="#487948"),
    Channel(
        id="ch_kio",
        title="Kiosko y pantallas",
        nature="physical",
        icon="monitor",
        letter="K",
        colour="#A37106",
    ),
    Channel(
        id="ch_ofi", title="Oficina, personas", nature="physical", icon="store", letter="B", colour="#753809"
    ),
    Channel(
        id="ch_car", title="Carta y papel", nature="physical", icon="file-text", letter="L", colour="#81898D"
    ),
]
ACTORS: list[tuple[str, str, ActorRelation]] = [
    ("familia", "Familia y amigos", "social"),
    ("seguridad-social", "Seguridad Social", "authority"),
    ("comparador", "Comparador independiente", "partner"),
    ("entidad-a", "Entidad A", "competitor"),
    ("entidad-c", "Entidad C", "competitor"),
]
CREWS: list[tuple[str, str, CrewKind | None, bool]] = [
    ("PRV", "Previsión", "value stream", False),
    ("CIT", "Cita y acogida", "value stream", False),
    ("EXP", "Experiencia Ahorro", "experience", False),
    ("DIG", "Web, app e identidad", "platform", False),
    ("DAT", "Datos y encuestas", "capability", False),
    ("CUM", "Cumplimiento", "governance", False),
    ("AGI", "Acompañamiento ágil", "facilitation", False),
    ("GES", "Gestora del fondo", "partnership", False),
    ("RED", "Red de oficinas", None, False),
    ("EXT", "Fuera de B", None, True),
]
PRODUCTS = [
    ("PP", "Plan de pensiones", "PRV"),
    ("SIM", "Simulador de jubilación", "PRV"),
    ("APO", "Aportación periódica", "PRV"),
    ("CTA", "Cuenta de B", "DIG"),
]
METRICS: list[tuple[str, str, MetricFamily, str, bool, str]] = [
    (
        "satisfaccion",
        "Satisfacción de oficina",
        "customer",
        "1–5",
        True,
        "Media de la encuesta de cinco caras (t31)",
    ),
    ("esfuerzo", "Esfuerzo", "customer", "1–7", False, "Lo que cuesta resolver las dudas (paso 4)"),
    ("espera", "Espera en oficina", "operational", "min", False, "De la entrada a la mesa (t18)"),
    ("abandono-web", "Abandono de la web", "operational", "%", False, "Simulaciones que no terminan (t04)"),
    ("altas", "Altas de plan", "financial", "n.º/mes", True, "Planes contratados en el viaje"),
    ("traspasos", "Traspasos de salida", "financial", "%", False, "Planes que se van a otra entidad (t35)"),
    ("papeleo", "Horas de papeleo por asesora", "employee", "h/semana", False, "Alta y firma (paso 10)"),
    (
        "mercado",
        "Rentabilidad media del mercado",
        "market",
        "%",
        True,
        "Media anual de los planes comparables",
    ),
]


def dictionaries() -> Iterator[Record]:
    """Yield what stands on no map."""
    yield from in_order([_luis(), _marta()])
    yield from in_order(CHANNELS)
    yield from in_order([Actor(id=f"ac_{code}", title=title, relation=kind) for code, title, kind in ACTORS])
    yield from in_order(
        [
            Crew(
                id=f"cr_{code}",
                code=code,
                title=title,
                crew_kind=kind,
                external=external,
                form="department" if code == "RED" else None,
            )
            for code, title, kind, external in CREWS
        ]
    )
    yield from in_order(
        [
            Product(id=f"pr_{code}", code=code, title=title, crew=f"cr_{crew}")
            for code, title, crew in PRODUCTS
        ]
    )
    yield Person(
        id="pp_experta", name="Experta en el viaje del cliente, Ahorro", title="Responsable del viaje"
    )
    yield Membership(id="mb_experta", person="pp_experta", crew="cr_EXP", role="Responsable del viaje")
    yield from in_order(
        [
            Source(id="so_entrevistas", title="9 entrevistas", method="interview", sample=9),
            Source(id="so_encuestas", title="212 encuestas de oficina", method="survey", sample=212),
            Source(id="so_citas", title="Datos de cita de seis meses", method="analytics"),
        ]
    )
    yield from in_order(
        [
            Metric(
                id=f"mt_{code}",
                title=title,
                family=family,
                unit=unit,
                direction="more" if more else "less",
                definition=definition,
            )
            for code, title, family, unit, more, definition in METRICS
        ]
    )


def _luis() -> Persona:
    return Persona(
        id="pe_luis",
        name="Luis",
        age=47,
        role="Jefe de almacén, todo lo hace en línea",
        story="Casado, dos hijos; nómina en la entidad A.",
        quote="«Si hay que ir a la oficina, que sea una vez»",
        decision_factors=("No perder tiempo", "Que se entienda", "Comisiones claras"),
        preferred_channels=("ch_web", "ch_app"),
        colour="#1F2430",
        marker="circle",
    )


def _marta() -> Persona:
    return Persona(
        id="pe_marta",
        name="Marta",
        age=58,
        role="Autónoma, tienda propia; entra sin cita",
        quote="«A mí que me lo expliquen con papel y boli»",
        behaviours=("Prefiere hablar con alguien",),
        decision_factors=("Confianza en la persona",),
        preferred_channels=("ch_ofi", "ch_tel"),
        colour="#C2410C",
        marker="diamond",
    )
