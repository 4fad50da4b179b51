#!/usr/bin/env bash
# A browser for the tests of the pages. Source it, or run it:
#
#   source .ci/browser.sh
#   find_browser                                # exports CHROMIUM_PATH
#   npm test
#
#   .ci/browser.sh npm test                     # the same around one command
#
# Without Chromium it installs Debian's package, and a font, where it may (root, apt-get); where it may not,
# find_browser answers 1 and the tests say that they skipped the browser.

look_for_chromium() {
  local name
  for name in "${CHROMIUM_PATH:-}" chromium chromium-browser google-chrome-stable google-chrome; do
    if [[ -n "$name" ]] && command -v "$name"; then
      return 0
    fi
  done
  return 1
}

install_chromium() {
  [[ "$(id -u)" == 0 ]] && command -v apt-get >/dev/null || return 1
  DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >&2
}

find_browser() {
  local found
  found="$(look_for_chromium)" || { install_chromium && found="$(look_for_chromium)"; } || {
    unset CHROMIUM_PATH
    echo 'Chromium is not installed and cannot be installed here: the tests of the pages in a browser will be skipped.' >&2
    return 1
  }
  export CHROMIUM_PATH="$found"
  echo "Chromium for the tests: $CHROMIUM_PATH" >&2
}

if [[ "${BASH_SOURCE[0]}" == "$0" ]]; then
  set -euo pipefail
  if (($# == 0)); then
    echo 'Usage: .ci/browser.sh <command> [arguments]   (or source it, see its first lines)' >&2
    exit 64
  fi
  find_browser || true
  "$@"
fi
