#!/bin/sh
# Starts the Temporal server of the stock image, which takes the database's password from a variable only.
set -eu

POSTGRES_PWD=$(cat "${POSTGRES_PASSWORD_FILE:?}")
export POSTGRES_PWD

exec /etc/temporal/entrypoint.sh
