#!/bin/sh
# Makes Temporal's two databases where they are missing and brings their schemas to this server's version.
# A second run changes nothing.
set -eu

: "${POSTGRES_SEEDS:?}" "${POSTGRES_USER:?}"
SQL_PASSWORD=$(cat "${POSTGRES_PASSWORD_FILE:?}") # the tool takes it from a variable only
export SQL_PASSWORD

sql() { # database, arguments
    database=$1
    shift
    temporal-sql-tool --plugin postgres12 --ep "$POSTGRES_SEEDS" --port 5432 \
        --user "$POSTGRES_USER" --database "$database" "$@"
}

bring_up_to_date() { # database, folder of its schema
    # Setting a version again would make the tool start over, so only a database without a schema gets one.
    if ! sql "$1" update-schema --schema-dir "/etc/temporal/schema/postgresql/v12/$2/versioned"; then
        sql "$1" create-database
        sql "$1" setup-schema --version 0.0
        sql "$1" update-schema --schema-dir "/etc/temporal/schema/postgresql/v12/$2/versioned"
    fi
}

bring_up_to_date temporal temporal
bring_up_to_date temporal_visibility visibility
