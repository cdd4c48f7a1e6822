"""The command line `porting`: data on standard output, everything else on standard error."""

import typer

app = typer.Typer(
    name="porting",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    help="Moves customers' phone numbers to ServiceCall.ai.",
)


# Each command imports what it needs when it is given: `--help` answers before the Temporal SDK is loaded.


@app.command()
def worker() -> None:
    """Run a worker: it takes the steps of port requests, until SIGTERM."""
    from workers.__main__ import main as run_worker

    run_worker()


@app.command()
def web() -> None:
    """Run the web server that takes upstream's webhooks, until SIGTERM."""
    from starters.web.__main__ import main as run_web

    run_web()


@app.command()
def sandbox() -> None:
    """Run the upstream that plays backbone provider, carrier partner and losing carrier, until SIGTERM."""
    from workers.sandbox import main as run_sandbox

    run_sandbox()


def main() -> None:
    app(prog_name="porting")


if __name__ == "__main__":
    main()
