from pathlib import Path

import pytest

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


def test_a_key_of_ours_is_read_and_everything_else_refused(tmp_path: Path) -> None:
    file = tmp_path / "link.key"
    with pytest.raises(ValueError, match="cannot be read"):
        keys.read(file)
    keys.make(file)

    assert [len(key) for key in keys.read(file)] == [32]
    for wrong in ("", "\n", "secret\n", file.read_text() + "secret\n", "é"):
        file.write_text(wrong, encoding="utf-8")
        with pytest.raises(ValueError, match="the key file"):
            keys.read(file)
