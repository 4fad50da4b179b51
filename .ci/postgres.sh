#!/usr/bin/env bash
# A private PostgreSQL server for the store's tests, thrown away afterwards. Source it, or run it:
#
#   source .ci/postgres.sh
#   start_postgres && trap stop_postgres EXIT   # exports TEST_DATABASE_URL
#   npm test
#
#   .ci/postgres.sh npm test                    # the same around one command
#
# Without PostgreSQL it installs Debian's package where it may (root, apt-get); where it may not,
# start_postgres answers 1 and the tests say that they skipped PostgreSQL. The server listens on 127.0.0.1
# only, keeps its files in a temporary folder and never syncs: nothing in it is meant to last.

find_postgres_programs() {
  local folder
  for folder in "$(pg_config --bindir 2>/dev/null || true)" /usr/lib/postgresql/*/bin /usr/local/bin; do
    if [[ -n "$folder" && -x "$folder/initdb" && -x "$folder/pg_ctl" ]]; then
      printf '%s\n' "$folder"
      return 0
    fi
  done
  return 1
}

install_postgres() {
  [[ "$(id -u)" == 0 ]] && command -v apt-get >/dev/null || return 1
  DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >&2
}

# PostgreSQL refuses to run as root, and the package brings a user for it.
as_postgres_user() {
  if [[ "$(id -u)" == 0 ]]; then
    (cd "$postgres_folder" && setpriv --reuid=postgres --regid=postgres --init-groups "$@")
  else
    "$@"
  fi
}

# None of those that are handed out to whoever asks for any: one that is restarted finds it free again.
pick_free_port() {
  node -e '
    const look = () => {
      const port = 10_000 + Math.floor(Math.random() * 10_000);
      const server = require("node:net").createServer().once("error", look);
      server.listen(port, "127.0.0.1", () => { process.stdout.write(String(port)); server.close(); });
    };
    look();'
}

start_postgres() {
  postgres_programs="$(find_postgres_programs)" || { install_postgres && postgres_programs="$(find_postgres_programs)"; } || {
    echo 'PostgreSQL is not installed and cannot be installed here: its tests will be skipped.' >&2
    return 1
  }
  postgres_folder="$(mktemp -d /tmp/creative-refresh-postgres.XXXXXX)"
  [[ "$(id -u)" == 0 ]] && chown postgres "$postgres_folder"

  as_postgres_user "$postgres_programs/initdb" --pgdata="$postgres_folder/data" --username=tester --auth=trust \
    --encoding=UTF8 --locale=C --no-sync >"$postgres_folder/initdb.log" 2>&1 || {
    cat "$postgres_folder/initdb.log" >&2
    stop_postgres
    return 1
  }

  # Somebody else may take the port between looking and listening, so another one is tried then.
  local attempt port
  for attempt in 1 2 3; do
    port="$(pick_free_port)"
    if as_postgres_user "$postgres_programs/pg_ctl" --pgdata="$postgres_folder/data" --wait --silent \
      --log="$postgres_folder/server.log" \
      --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=300" \
      start; then
      export TEST_DATABASE_URL="postgres://tester@127.0.0.1:$port/postgres"
      echo "PostgreSQL for the tests: $TEST_DATABASE_URL" >&2
      return 0
    fi
  done
  cat "$postgres_folder/server.log" >&2
  stop_postgres
  return 1
}

# May be called at any time, and more than once.
stop_postgres() {
  unset TEST_DATABASE_URL
  [[ -n "${postgres_folder:-}" ]] || return 0
  if [[ -f "$postgres_folder/data/postmaster.pid" ]]; then
    as_postgres_user "$postgres_programs/pg_ctl" --pgdata="$postgres_folder/data" --mode=immediate --silent stop || true
  fi
  rm -rf "$postgres_folder"
  postgres_folder=''
}

if [[ "${BASH_SOURCE[0]}" == "$0" ]]; then
  set -euo pipefail
  if (($# == 0)); then
    echo 'Usage: .ci/postgres.sh <command> [arguments]   (or source it, see its first lines)' >&2
    exit 64
  fi
  start_postgres || true
  trap stop_postgres EXIT
  "$@"
fi
