#!/usr/bin/env bash
# Bytes a candidate through the head's sockets, on average over all generations but the first (workers come in that one), where
# episodes are quick, so that leases hold a hundred and more, and nothing is said of observations. At most 12 up and 5 down to each
# worker. Closes with "N passed, N failed, N skipped".
# Usage: tests/cluster-wire.sh [GENERATIONS [CANDIDATES]]
set -uo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
generations=${1:-5}
candidates=${2:-10000}
work=$(mktemp -d)
passed=0 failed=0
# Below the ports that outgoing connections take.
port=$((10000 + RANDOM % 20000))
pids=()

end_all() {
  local pid
  for pid in ${pids[@]+"${pids[@]}"}; do
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

for workers in 1 2; do
  start head.log head inverted-pendulum --seed 1 --set "strategy.generation={\"candidates\":$candidates}" --set observations.normalize=false \
    --set evaluation.episodes=0 --set evaluation.confirmationEpisodes=1 --generations "$generations" --json --threads 1 \
    --run "$work/run$workers" --listen "127.0.0.1:$port"
  head=${pids[-1]}
  for ((i = 0; i < workers; i++)); do
    start "worker$i.log" join "127.0.0.1:$port" --threads 1
  done
  timeout 300 tail --pid="$head" -f /dev/null
  figures=$(grep '"bytesFromWorkersACandidate"' "$work/head.log" \
    | sed 's/.*"generation":\([0-9]*\).*"bytesFromWorkersACandidate":\([0-9.]*\),"bytesToAWorkerACandidate":\([0-9.]*\).*/\1 \2 \3/' \
    | awk '$1 > 1 { n++; up += $2; down += $3 } END { if (n) printf "%.1f up, %.1f down", up / n, down / n }')
  if awk -v f="$figures" 'BEGIN { split(f, x, /[^0-9.]+/); exit !(x[1] > 0 && x[1] <= 12 && x[2] <= 5) }'; then
    passed=$((passed + 1))
    echo "passed: $workers workers: bytes a candidate: $figures (12 and 5 allowed)"
  else
    failed=$((failed + 1))
    echo "FAILED: $workers workers: bytes a candidate: '$figures' (12 and 5 allowed)"
    tail -n 3 "$work/head.log"
  fi
  port=$((port + 1))
done
echo "$passed passed, $failed failed, 0 skipped"
[[ $failed == 0 ]]
