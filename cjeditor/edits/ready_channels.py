"""Ready channels: the media most journeys use, with their icon; a channel named like one of them looks like it."""

from __future__ import annotations

import re
from typing import Any, Literal

from cjeditor.frozen import frozen
from cjeditor.model.matching import bare
from cjeditor.model.messages import Message, message


@frozen
class ReadyChannel:
    """A channel to start from; `names` are words in any language, without accents, that say it is meant."""

    title: Message
    icon: str
    nature: Literal["digital", "physical"]
    names: tuple[str, ...]


READY_CHANNELS: tuple[ReadyChannel, ...] = (
    ReadyChannel(
        message("channel.app", "App"),
        "smartphone",
        "digital",
        ("app", "apps", "aplicativo", "aplicacion", "mobile", "movil", "celular"),
    ),
    ReadyChannel(
        message("channel.web", "Web"),
        "globe",
        "digital",
        ("web", "website", "site", "sitio", "portal", "online", "internet"),
    ),
    ReadyChannel(
        message("channel.phone", "Phone"),
        "phone",
        "digital",
        ("phone", "telephone", "telefono", "telefone", "call", "llamada", "ligacao", "hotline"),
    ),
    ReadyChannel(
        message("channel.branch", "Branch"),
        "store",
        "physical",
        ("branch", "shop", "store", "sucursal", "oficina", "tienda", "agencia", "loja", "filial", "counter"),
    ),
    ReadyChannel(
        message("channel.email", "E-mail"), "at-sign", "digital", ("email", "mail", "correo", "newsletter")
    ),
    ReadyChannel(
        message("channel.chat", "Chat"),
        "messages-square",
        "digital",
        ("chat", "whatsapp", "messenger", "sms", "bot", "chatbot"),
    ),
    ReadyChannel(
        message("channel.letter", "Letter by post"), "mailbox", "physical", ("letter", "carta", "post")
    ),
    ReadyChannel(
        message("channel.kiosk", "Kiosk"),
        "kiosk",
        "physical",
        ("kiosk", "quiosco", "kiosco", "quiosque", "totem", "terminal"),
    ),
    ReadyChannel(
        message("channel.video", "Video call"), "video", "digital", ("video", "videollamada", "zoom")
    ),
    ReadyChannel(
        message("channel.home", "Visit at home"),
        "house",
        "physical",
        ("visit", "visita", "home", "domicilio", "hogar", "casa"),
    ),
)
_WORD = re.compile(r"[^\W_]+")


def looks_of(title: str) -> dict[str, Any]:
    """Return the icon and the nature that a channel's name suggests; nothing for a name that suggests none."""
    words = _WORD.findall(bare(title).replace("e-mail", "email"))
    for word in words:
        ready = next((known for known in READY_CHANNELS if word in known.names), None)
        if ready is not None:
            return {"icon": ready.icon, "nature": ready.nature}
    return {}
