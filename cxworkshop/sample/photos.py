"""The photos of the walls of the sample's day, and the pictures themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from cxworkshop.activities.photos import Photo
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.paths import resource
from cxworkshop.sample.frame import Frame
from cxworkshop.store.working import Attachment


class _Photo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    activity: str
    width: int
    height: int
    at: str


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    photos: tuple[_Photo, ...]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    captions: dict[str, str]
    walls: dict[str, Any]


def items(frame: Frame) -> Iterator[Item]:
    """Every photo with its caption; the group may have them."""
    facts, words = frame.facts("photos", _Facts), frame.words("photos", _Words)
    for photo, position in zip(facts.photos, spread(len(facts.photos)), strict=True):
        yield Photo(
            id=frame.id(f"photo {photo.key}"),
            parent=frame.activity(photo.activity).id,
            position=position,
            text=words.captions[photo.key],
            picture=frame.id(f"picture {photo.key}"),
            width=photo.width,
            height=photo.height,
            at=frame.at(photo.at),
            is_private=False,
        )


def pictures(language: str, made: Iterable[Item]) -> dict[str, Attachment]:
    """The pictures of the sample's photos by the ids of their attachments."""
    photos = sorted(
        (item for item in made if isinstance(item, Photo)), key=lambda item: item.position
    )
    frame = Frame(language, None)
    facts = frame.facts("photos", _Facts)
    return {
        photo.picture: Attachment(
            photo.id,
            "photo.jpg",
            "image/jpeg",
            resource("sample", "photos", f"{language}-{fact.key}.jpg").read_bytes(),
        )
        for photo, fact in zip(photos, facts.photos, strict=True)
    }
