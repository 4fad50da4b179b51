#!/usr/bin/env bash
# A PostgreSQL server that a test may mistreat: prints its address, restarts it for every line "restart" as if it had
# crashed, and throws it away at the end of its input, however the test ends.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../../.ci/postgres.sh"

start_postgres
trap stop_postgres EXIT
printf 'at %s\n' "$TEST_DATABASE_URL"
while read -r order; do
  [[ "$order" == restart ]] || continue
  as_postgres_user "$postgres_programs/pg_ctl" --pgdata="$postgres_folder/data" --mode=immediate --wait --silent \
    --log="$postgres_folder/server.log" restart
  printf 'restarted\n'
done
