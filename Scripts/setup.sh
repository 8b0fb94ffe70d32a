# Installs what swift-nn needs to be built and to set formulas, where it is missing.
# Sourced by the other scripts; says plainly what to install where it cannot.

set -eu
cd "$(dirname "$0")/.."

need_swift() {
  command -v swift >/dev/null 2>&1 && return
  echo "swift-nn needs a Swift 6.2 toolchain or later: https://www.swift.org/install" >&2
  exit 1
}

# The C libraries by their pkg-config names, and KaTeX by its file.
is_complete() {
  command -v pkg-config >/dev/null 2>&1 &&
    pkg-config --exists libcmark duktape &&
    [ -e /usr/share/javascript/katex/katex.min.js ] &&
    [ -e /usr/share/fonts/truetype/katex/KaTeX_Main-Regular.ttf ]
}

install_packages() {
  packages="pkg-config libcmark-dev duktape-dev libjs-katex fonts-katex"
  if command -v apt-get >/dev/null 2>&1; then
    root=""
    if [ "$(id -u)" -ne 0 ]; then
      command -v sudo >/dev/null 2>&1 || {
        echo "Please run as root: apt-get install $packages" >&2
        exit 1
      }
      root=sudo
    fi
    $root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $packages >/dev/null
  elif command -v brew >/dev/null 2>&1; then
    brew install pkg-config cmark duktape
  else
    echo "Please install libcmark, duktape (with their headers), pkg-config and KaTeX, then run this again." >&2
    exit 1
  fi
}

need_swift
[ "$(uname)" = Darwin ] && pkg-config --exists libcmark duktape 2>/dev/null || is_complete || install_packages
