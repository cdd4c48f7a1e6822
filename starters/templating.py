"""The templates of our web processes' pages."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def templates_in(package: str) -> Environment:
    """Those in the folder `templates` of `package`; an undefined name is an error."""
    return Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
