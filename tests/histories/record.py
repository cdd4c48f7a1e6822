"""Records the histories that are missing: `./dev histories`.

An existing one is never recorded again (from release 0.1.0 on): what is recorded is what runs somewhere.
"""

import asyncio
import json
import sys
from pathlib import Path

from porting.temporal.ending import end_process
from tests.desk import a_desk
from tests.histories import draft_scenarios, scenarios

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]


async def record(name: str, scenario: scenarios.Scenario | draft_scenarios.Scenario) -> None:
    async with a_desk() as desk:
        run = await scenario(desk)
        history = (await run.handle.fetch_history()).to_json_dict()
        file = FOLDER / f"{name}.json"
        text = json.dumps({"workflowId": run.handle.id, **history}, indent=1)
        file.write_text(text.replace(f"{ROOT}/", "") + "\n")  # stack traces say where we are


def main() -> None:
    every: dict[str, scenarios.Scenario | draft_scenarios.Scenario] = {
        **scenarios.ALL,
        **draft_scenarios.ALL,
    }
    for name, scenario in every.items():
        if not (FOLDER / f"{name}.json").exists():
            sys.stderr.write(f"recording {name}\n")
            asyncio.run(record(name, scenario))


if __name__ == "__main__":
    main()
    end_process(0)
