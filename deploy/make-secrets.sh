#!/bin/sh
# Makes the secrets of docker-compose.yml in a folder (./secrets, or the one that is named), each in a file of its
# own. What is there already stays as it is. Needs openssl, and the image (docker compose build).
set -eu

folder=${1:-secrets}
# What prints a new key-encryption key, where it is not the image.
porting=${PORTING:-docker run --rm "porting-desk:${BUILD_ID:-local}"}

# The folder is closed to everybody else on this host. The files in it are open: each container gets only its own
# ones, and reads them as a user of its own, whom this host does not know.
umask 077
mkdir -p "$folder"
chmod 700 "$folder"

make_file() { # name, command that prints it
    name=$1
    shift
    if [ -s "$folder/$name" ]; then
        return
    fi
    "$@" >"$folder/.$name"
    chmod 444 "$folder/.$name"
    mv "$folder/.$name" "$folder/$name"
    echo "made $folder/$name"
}

new_secret() {
    openssl rand -hex 32
}

new_encryption_key() {
    # shellcheck disable=SC2086 # one word an argument
    $porting keys new
}

new_private_key() {
    openssl ecparam -name prime256v1 -genkey -noout
}

# Signed by itself: the worker believes exactly this one, and sends no mail without TLS.
new_certificate() {
    openssl req -x509 -new -key "$folder/mail-catcher.key" -days 3650 -subj /CN=mail-catcher \
        -addext subjectAltName=DNS:mail-catcher -addext keyUsage=critical,digitalSignature,keyCertSign
}

make_file postgres-password new_secret
make_file webhook-secret new_secret
make_file encryption.keys new_encryption_key
make_file mail-catcher.key new_private_key
make_file mail-catcher.crt new_certificate
