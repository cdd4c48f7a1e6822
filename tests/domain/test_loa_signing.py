"""Drawn and typed signatures: which are somebody's, and which are a slip, a line or an attack."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from porting.domain.errors import InvalidRequestError
from porting.domain.loa_signing import (
    LONGEST_DRAWING,
    MOST_POINTS,
    MOST_STROKES,
    DrawnSignature,
    LoaFacts,
    TypedSignature,
)
from tests.builders import a_port_request

A_WAVE = [[[0.1, 0.6], [0.2, 0.2], [0.3, 0.7], [0.4, 0.2], [0.5, 0.7], [0.7, 0.4]]]


def test_a_drawing_is_read_as_it_was_drawn() -> None:
    signature = DrawnSignature.read(json.dumps(A_WAVE))

    assert [[list(point) for point in stroke] for stroke in signature.strokes] == A_WAVE
    assert signature.problem is None


@pytest.mark.parametrize(
    ("drawing", "says"),
    [
        ("", "is missing"),
        ("[]", "is missing"),
        ("null", "did not arrive whole"),
        ('{"strokes": []}', "did not arrive whole"),
        ("[[]]", "did not arrive whole"),
        ('[[["a", "b"]]]', "did not arrive whole"),
        ("[[[NaN, 0.1], [0.5, 0.5]]]", "did not arrive whole"),
        ("[[[1e999, 0.1], [0.5, 0.5]]]", "did not arrive whole"),
        ("[[[2, 0.1], [0.5, 0.5]]]", "did not arrive whole"),
        ("[[[0.1, 0.1, 0.1]]]", "did not arrive whole"),
        ("[" * 100_000, "did not arrive whole"),
        ('"\ud800"', "did not arrive whole"),
        (json.dumps([[[0, 0]]] * (MOST_STROKES + 1)), "too many lines"),
        (json.dumps([[[0, 0]] * (MOST_POINTS // 2 + 1)] * 2), "too many lines"),
        ("[" * (LONGEST_DRAWING + 1), "too many lines"),
    ],
)
def test_what_is_no_drawing_is_refused_in_words(drawing: str, says: str) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        DrawnSignature.read(drawing)

    assert says in refused.value.problems["signature.strokes"]
    assert "type your name instead" in refused.value.problems["signature.strokes"]


@pytest.mark.parametrize(
    ("strokes", "says"),
    [
        ([[[0.5, 0.5]]], "too small"),
        ([[[0.5, 0.5]] * 50], "too small"),
        ([[[0.50, 0.5], [0.52, 0.6], [0.51, 0.4]]], "too small"),
        ([[[0.1, 0.5], [0.9, 0.5]]], "only a line"),
        ([[[0.5, 0.1], [0.5, 0.9]]], "only a line"),
    ],
    ids=["a dot", "a long press", "a slip", "level", "upright"],
)
def test_a_slip_of_the_finger_is_no_signature(strokes: Any, says: str) -> None:
    assert says in (DrawnSignature.read(json.dumps(strokes)).problem or "")


def test_strokes_that_come_another_way_have_the_same_limit() -> None:
    stroke = ((0.5, 0.5),) * (MOST_POINTS // 2 + 1)

    with pytest.raises(ValidationError):
        DrawnSignature(strokes=(stroke, stroke))


@pytest.mark.parametrize(
    ("name", "says"), [("", "is missing"), ("  ", "is missing"), ("x" * 5_000, "too long")]
)
def test_a_name_to_sign_with_is_a_name(name: str, says: str) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        TypedSignature.read(name)

    assert says in refused.value.problems["signature.name"]


def test_the_letters_of_a_request_know_nothing_that_they_do_not_say() -> None:
    request = a_port_request()

    facts = LoaFacts.of(request)

    assert facts.company_name == request.company_name
    assert not hasattr(facts, "contact")
    assert facts.time_zone == "America/Chicago"
