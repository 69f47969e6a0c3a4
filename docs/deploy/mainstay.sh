#!/bin/sh
# The command line on a machine that runs mainstay.service: as its user, with its settings.
#
#   install -m 755 docs/deploy/mainstay.sh /usr/local/bin/mainstay
#   sudo mainstay doctor
#
# It runs in /opt/mainstay: name files by their whole path, in a folder that the user `mainstay` may use.
set -eu
cd /opt/mainstay
umask 077
exec runuser -u mainstay -- env NODE_ENV=production HOST=127.0.0.1 TRUST_PROXY=1 DATA_DIR=/var/lib/mainstay \
  node_modules/.bin/node --env-file=/etc/mainstay.env src/infrastructure/programs/launch.js "$@"
