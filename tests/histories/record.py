"""Records the histories that are missing: `./dev histories`.

An existing one is never recorded again (from release 0.1.0 on): what is recorded is what runs somewhere.
"""

import asyncio
import json
import sys
from pathlib import Path

from tests.desk import a_desk
from tests.histories.scenarios import ALL, Scenario

FOLDER = Path(__file__).parent


async def record(name: str, scenario: Scenario) -> None:
    async with a_desk() as desk:
        port = await scenario(desk)
        history = (await port.handle.fetch_history()).to_json_dict()
        file = FOLDER / f"{name}.json"
        file.write_text(json.dumps({"workflowId": port.handle.id, **history}, indent=1) + "\n")


def main() -> None:
    for name, scenario in ALL.items():
        if not (FOLDER / f"{name}.json").exists():
            sys.stderr.write(f"recording {name}\n")
            asyncio.run(record(name, scenario))


if __name__ == "__main__":
    main()
