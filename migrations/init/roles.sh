#!/bin/sh
# Feeds roles.sql with the passwords of a deployment; the official PostgreSQL image runs it when it makes its cluster.
# DESK_OWNER_PASSWORD and DESK_APP_PASSWORD hold the passwords, or DESK_…_PASSWORD_FILE name files that do. roles.sql
# is looked for in ROLES_SQL, by default in /etc/referral-desk, outside of the folder whose files the image runs itself.
set -eu

if [ -z "${DESK_OWNER_PASSWORD:-}" ]; then
  DESK_OWNER_PASSWORD=$(cat "${DESK_OWNER_PASSWORD_FILE:?give it, or DESK_OWNER_PASSWORD}")
fi
if [ -z "${DESK_APP_PASSWORD:-}" ]; then
  DESK_APP_PASSWORD=$(cat "${DESK_APP_PASSWORD_FILE:?give it, or DESK_APP_PASSWORD}")
fi
export DESK_OWNER_PASSWORD DESK_APP_PASSWORD

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<SQL
\getenv owner_password DESK_OWNER_PASSWORD
\getenv app_password DESK_APP_PASSWORD
SELECT set_config('desk.owner_password', :'owner_password', false) AS owner_set,
       set_config('desk.app_password', :'app_password', false) AS app_set \gset
\i ${ROLES_SQL:-/etc/referral-desk/roles.sql}
SQL
