#!/bin/bash
# The part of the official entrypoint that Marquee uses: POSTGRES_USER/PASSWORD/DB + /docker-entrypoint-initdb.d/*.sql|*.sh
set -e
export PATH=/usr/lib/postgresql/15/bin:$PATH PGDATA=${PGDATA:-/var/lib/postgresql/data}
U=${POSTGRES_USER:-postgres}; DB=${POSTGRES_DB:-$U}
if [ "$1" = postgres ] && [ "$(id -u)" = 0 ]; then mkdir -p $PGDATA; chown -R postgres $PGDATA; exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"; fi
if [ "$1" = postgres ] && [ ! -s $PGDATA/PG_VERSION ]; then
  : "${POSTGRES_PASSWORD:?POSTGRES_PASSWORD must be set}"
  initdb -U "$U" --pwfile=<(echo "$POSTGRES_PASSWORD") -A scram-sha-256 -D $PGDATA >/dev/null
  echo "host all all all scram-sha-256" >> $PGDATA/pg_hba.conf; sed -i '1i local all all trust' $PGDATA/pg_hba.conf
  pg_ctl -D $PGDATA -o "-c listen_addresses='' -c unix_socket_directories=/tmp" -w start
  [ "$DB" = postgres ] || psql -h /tmp -U "$U" -d postgres -c "CREATE DATABASE \"$DB\""
  for f in /docker-entrypoint-initdb.d/*; do case "$f" in *.sh) . "$f";; *.sql) psql -h /tmp -v ON_ERROR_STOP=1 -U "$U" -d "$DB" -f "$f";; esac; done
  pg_ctl -D $PGDATA -m fast -w stop
  echo "PostgreSQL init process complete; ready for start up."
fi
exec "$@" ${1:+$([ "$1" = postgres ] && echo "-c listen_addresses=* -c unix_socket_directories=/tmp,/var/run/postgresql")}
