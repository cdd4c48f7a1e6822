"""The processes, one command each: `porting worker`, `web` ...; and what helps to look at mail."""

from pathlib import Path
from typing import Annotated

import typer

from starters.commands.answering import answering

mail = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Mails: what would be sent, and what came."
)


def worker() -> None:
    """Run a worker, until SIGTERM.

    It takes the steps of port requests.
    """
    from workers.__main__ import main

    main()


def web() -> None:
    """Run the web server, until SIGTERM.

    It takes upstream's webhooks.
    """
    from starters.web.__main__ import main

    main()


def codec_server() -> None:
    """Run the codec server, until SIGTERM.

    Temporal's Web UI and CLI read and write through it what is encrypted.
    """
    from starters.codec.__main__ import main

    main()


def sandbox() -> None:
    """Run the upstream sandbox, until SIGTERM.

    It plays backbone provider, carrier partner and losing carrier.
    """
    from workers.sandbox import main

    main()


@mail.callback()
def of_mail() -> None:
    """Mails: what would be sent, and what came."""


@mail.command("preview")
def preview(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Made where it is not there.")],
) -> None:
    """Write every mail in all its states into DIR, and one page with all of them."""
    with answering():
        from starters.terminal import answer
        from workers.wiring import mail_preview

        answer(str(mail_preview(directory)))
