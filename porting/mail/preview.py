"""All mails in all their states on one page: `porting mail preview`."""

from pathlib import Path

import jinja2

from porting.mail.rendering import Letterhead, render
from porting.mail.samples import SampleLinks, samples

_LETTERHEAD = Letterhead(
    "ServiceCall.ai Porting Desk <porting@servicecall.example>",
    "ServiceCall.ai Support <support@servicecall.example>",
    links=SampleLinks(),
)

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>All mails</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; padding: 16px; font: 15px/1.5 sans-serif; }
section { margin: 0 0 40px; }
iframe { width: 100%; height: 1100px; border: 1px solid #8895a3; }
pre { padding: 12px; border: 1px solid #8895a3; overflow-x: auto; }
</style>
</head>
<body>
<h1>All mails</h1>
{% for title, mail in mails %}
<section>
<h2 id="{{ title }}">{{ title }}</h2>
<p>To: {{ mail.to }}<br>Subject: <strong>{{ mail.subject }}</strong></p>
<iframe title="{{ title }}" sandbox srcdoc="{{ mail.html }}"></iframe>
<details><summary>Text part</summary><pre>{{ mail.text }}</pre></details>
</section>
{% endfor %}
</body>
</html>
"""


def preview(directory: Path) -> Path:
    """Write every mail as a file of its own and all of them on one page into `directory`.

    Returns the page's path.
    """
    directory.mkdir(parents=True, exist_ok=True)
    mails = [
        (f"{sample.notice.kind}-{sample.name}", render(sample.notice, _LETTERHEAD)) for sample in samples()
    ]
    for title, mail in mails:
        (directory / f"{title}.html").write_text(mail.html, encoding="utf-8")
        (directory / f"{title}.txt").write_text(mail.text, encoding="utf-8")
    page = directory / "index.html"
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(_PAGE)
    page.write_text(template.render(mails=mails), encoding="utf-8")
    return page
