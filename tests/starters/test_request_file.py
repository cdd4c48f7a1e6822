from pathlib import Path

import pytest

from porting.domain.errors import InvalidRequestError
from porting.domain.phone_number import NumberType
from porting.domain.request_given import problems_with_numbers, type_of
from starters.request_file import read_request_file
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE
from tests.starters.request_files import a_request, written


def problems_in(path: Path) -> dict[str, str]:
    with pytest.raises(InvalidRequestError) as refusal:
        read_request_file(path)
    return refusal.value.problems


def test_numbers_may_be_written_as_people_write_them(tmp_path: Path) -> None:
    numbers = [{"number": "(512) 555-0100"}, {"number": "1-800-555-0123"}]

    given = read_request_file(written(tmp_path / "r.json", a_request(numbers=numbers)))

    assert [entry.number for entry in given.numbers] == [NUMBER, TOLL_FREE]
    assert [type_of(entry) for entry in given.numbers] == [NumberType.LOCAL, NumberType.TOLL_FREE]
    assert problems_with_numbers(given) == {}


@pytest.mark.parametrize(
    ("number", "type_", "problem"),
    [
        ("512-911-0100", None, "must be a US or Canadian number like +15125550100"),
        ("+442071838750", None, "must be a US or Canadian number like +15125550100"),
        ("+18765550100", None, "is not a number of the US or Canada"),
        (NUMBER, "toll_free", "cannot be toll_free: its area code says otherwise"),
        (TOLL_FREE, "wireless", "cannot be wireless: its area code says otherwise"),
    ],
)
def test_a_number_that_cannot_be_moved_is_named_with_its_problem(
    tmp_path: Path, number: str, type_: str | None, problem: str
) -> None:
    numbers = [{"number": SECOND_NUMBER}, {"number": number, "type": type_}]

    given = read_request_file(written(tmp_path / "r.json", a_request(numbers=numbers)))

    assert problems_with_numbers(given) == {"numbers.1.number": problem}


def test_a_number_that_is_named_twice_is_a_problem(tmp_path: Path) -> None:
    numbers = [{"number": NUMBER}, {"number": "512.555.0100"}]

    given = read_request_file(written(tmp_path / "r.json", a_request(numbers=numbers)))

    assert problems_with_numbers(given) == {"numbers.1.number": "is named twice"}


def test_every_wrong_field_is_named(tmp_path: Path) -> None:
    request = a_request(company="Acme", numbers=[], contact={"name": "Dana Reyes"})

    problems = problems_in(written(tmp_path / "r.json", request))

    assert problems.keys() == {"company", "numbers", "contact.email"}
    assert problems["company"] == "there is no such field"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "is not JSON: Expecting property name enclosed in double quotes, line 1"),
        ("[" * 100_000, "is not a port request: it is nested too deeply"),
        (" " * 1_100_000, "is too large for a port request"),
    ],
)
def test_a_file_that_is_no_request_is_refused_in_a_sentence(tmp_path: Path, text: str, problem: str) -> None:
    path = written(tmp_path / "r.json", text)

    assert problems_in(path) == {str(path): problem}


def test_a_request_that_is_no_object_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "r.json", "[1]")

    assert problems_in(path).keys() == {str(path)}


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(b"\xff\xfe{")

    assert problems_in(path) == {str(path): "is not UTF-8 text"}


def test_a_file_that_an_editor_marked_as_unicode_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "r.json", a_request())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert read_request_file(path).company_name == "Acme Plumbing LLC"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert problems_in(tmp_path / "r.json") == {
        str(tmp_path / "r.json"): "cannot be read: No such file or directory"
    }


def test_the_same_file_without_an_id_is_the_same_request(tmp_path: Path) -> None:
    anonymous = a_request(request_id=None)

    first = read_request_file(written(tmp_path / "a.json", anonymous)).identity
    again = read_request_file(written(tmp_path / "b.json", anonymous)).identity
    other = read_request_file(written(tmp_path / "c.json", {**anonymous, "company_name": "Zenith"})).identity

    assert first == again
    assert first != other
