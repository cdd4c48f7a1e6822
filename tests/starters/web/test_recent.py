from starters.web.recent import Recent


def test_what_was_seen_lately_is_known_and_what_was_seen_long_ago_is_forgotten() -> None:
    recent = Recent(2)

    for text in ("first", "second", "second", "third"):
        recent.add(text)

    assert "first" not in recent
    assert "second" in recent
    assert "third" in recent
