"""Writes packets for `porting check --corpus DIR`: `python -m tests.corpus --out DIR --count 100`."""

import argparse
import json
from pathlib import Path
from random import Random

from tests.corpus.blind import BLIND_LAYOUTS
from tests.corpus.evening import EVENING_LAYOUTS
from tests.corpus.latecomers import LATECOMER_LAYOUTS
from tests.corpus.layouts import LAYOUTS
from tests.corpus.newcomers import NEWCOMER_LAYOUTS
from tests.corpus.nightfall import NIGHTFALL_LAYOUTS
from tests.corpus.packets import QUALITY_NAMES, TEXT, CorpusPacket, defects_of, make_packet
from tests.corpus.strangers import STRANGER_LAYOUTS
from tests.corpus.week import WEEK_FAMILIES

_FAMILIES = {
    "known": LAYOUTS,
    "blind": BLIND_LAYOUTS,
    "strangers": STRANGER_LAYOUTS,
    "newcomers": NEWCOMER_LAYOUTS,
    "latecomers": LATECOMER_LAYOUTS,
    "evening": EVENING_LAYOUTS,
    "nightfall": NIGHTFALL_LAYOUTS,
    **WEEK_FAMILIES,
}


def main() -> None:
    arguments = _arguments()
    for seed in range(arguments.seed, arguments.seed + arguments.count):
        write(_packet(seed, arguments), arguments.out)


def write(packet: CorpusPacket, directory: Path) -> Path:
    """Into a folder of its own, which is made; answers that folder."""
    folder = directory / packet.name
    folder.mkdir(parents=True, exist_ok=True)
    for kind, content in packet.documents.items():
        (folder / f"{kind}.pdf").write_bytes(content)
    for name, data in (("request", packet.request), ("expected", packet.expected)):
        text = json.dumps(data, indent=2, ensure_ascii=False)
        (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    return folder


def _packet(seed: int, arguments: argparse.Namespace) -> CorpusPacket:
    """The layouts one after the other; every other packet of each has a defect."""
    layouts = _FAMILIES[arguments.family]
    names = list(layouts)
    layout = arguments.layout or names[seed % len(names)]
    rng = Random(f"{seed} corpus")
    quality = arguments.quality
    letter = rng.choice(layouts[layout].letters)
    is_defective = {"clean": False, "defective": True, "papers": True}.get(
        arguments.kind, seed // len(names) % 2 == 1
    )
    defect = (
        rng.choice(defects_of(layout, letter, quality=quality, papers_only=arguments.kind == "papers"))
        if is_defective
        else None
    )
    return make_packet(seed, layout, defect, quality, letter)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="made where it is not there")
    parser.add_argument("--seed", type=int, default=1, help="of the first packet")
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--quality", choices=QUALITY_NAMES, default=TEXT)
    parser.add_argument(
        "--kind",
        choices=("clean", "defective", "papers", "both"),
        default="both",
        help="papers: defective in what a document says, none in its file or the request",
    )
    parser.add_argument("--family", choices=tuple(_FAMILIES), default="known", help="whose papers")
    parser.add_argument("--layout", help="of that family; none: one after the other")
    arguments = parser.parse_args()
    if arguments.layout and arguments.layout not in _FAMILIES[arguments.family]:
        parser.error(f"--layout is one of {', '.join(_FAMILIES[arguments.family])}")
    return arguments


if __name__ == "__main__":
    main()
