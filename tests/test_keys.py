from pathlib import Path

from porting import keys


def test_a_secret_is_made_once_and_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "webhook.secret"

    made = keys.make(path)
    first = path.read_text()
    made_again = keys.make(path)

    assert (made, made_again) == (True, False)
    assert path.read_text() == first
    assert len(bytes.fromhex(first.strip())) == 32
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == ["webhook.secret"]
