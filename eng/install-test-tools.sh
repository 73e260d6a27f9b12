#!/usr/bin/env bash
# Installs nginx and Chromium, which some tests use, on Debian or Ubuntu.
# Without them the tests still run: those that need a missing program are skipped and say so.
set -uo pipefail

root=$([ "$(id -u)" -eq 0 ] || echo 'sudo -n')
install_unless_found() { # package, then other names of its program
  command -v "$@" > /dev/null && return
  { $root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends "$1"; } > /dev/null 2>&1 < /dev/null \
    || echo "$1 could not be installed; the tests that need it will be skipped" >&2
}
# Debian has nginx in a folder that is not on every user's PATH.
install_unless_found nginx /usr/sbin/nginx
install_unless_found chromium chromium-browser google-chrome
