#!/usr/bin/env bash
# Half an hour of a head and two workers: the head's memory, once a minute. Fails if it grows after the first five minutes by more than
# a tenth. Closes with "N passed, N failed, N skipped".
# Usage: tests/cluster-soak.sh [TASK [MINUTES]]
set -uo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
task=${1:-swimmer}
minutes=${2:-30}
work=$(mktemp -d)
# Below the ports that outgoing connections take.
port=$((10000 + RANDOM % 20000))
pids=()

end_all() {
  local pid
  for pid in "${pids[@]}"; do
    kill -KILL "$pid" 2> /dev/null
  done
  rm -rf "$work"
}
trap end_all EXIT

# Replaces the shell it is called in by the program: one process to end.
start() { # start LOG ARGUMENT...
  (exec "$here/../escalade" "${@:2}") > "$work/$1" 2>&1 &
  pids+=($!)
}

start head.log head "$task" --seed 1 --set stop.target=null --minutes $((2 * minutes)) --json --threads 1 --run "$work/run" --listen "127.0.0.1:$port"
head=${pids[0]}
start one.log join "127.0.0.1:$port" --threads 1
start two.log join "127.0.0.1:$port" --threads 1
early=0 late=0
for ((minute = 1; minute <= minutes; minute++)); do
  sleep 60
  memory=$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$head/status") || break
  echo "minute $minute: $memory MB, generation $(tail -n 1 "$work/head.log" | sed -n 's/.*"generation":\([0-9]*\).*/\1/p')"
  if ((minute <= 5)); then
    early=$((memory > early ? memory : early))
  else
    late=$((memory > late ? memory : late))
  fi
done
if ((minute > minutes && 10 * late <= 11 * early)); then
  echo "passed: $early MB at most in the first five minutes, $late MB after"
  echo "1 passed, 0 failed, 0 skipped"
else
  echo "FAILED: $early MB at most in the first five minutes, $late MB after"
  tail -n 3 "$work"/*.log
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi
