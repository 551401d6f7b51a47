#!/usr/bin/env bash
# How long it takes from starting a worker to its first result: in a run that has just begun, and in one of many generations. Closes
# with "N passed, N failed, N skipped".
# Usage: tests/cluster-start.sh [TASK [GENERATIONS]]
set -uo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
task=${1:-inverted-pendulum}
generations=${2:-2000}
work=$(mktemp -d)
passed=0 failed=0
# Below the ports that outgoing connections take.
port=$((10000 + RANDOM % 20000))
pids=()
run=("$task" --seed 1 --set stop.target=null --json)

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

measure() { # measure WHAT DIRECTORY BOUND
  local began seconds
  # What the measurement before wrote must not be read as this one's.
  rm -f "$work"/*.log
  start head.log head "${run[@]}" --generations $((generations + 100000)) --threads 1 --run "$2" --listen "127.0.0.1:$port"
  # The head must be there: what is measured is the worker.
  for ((i = 0; i < 200; i++)); do
    (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null && break
    sleep 0.1
  done
  began=$EPOCHREALTIME
  start worker.log join "127.0.0.1:$port"
  for ((i = 0; i < 1500; i++)); do
    grep -qs 'the first result' "$work/worker.log" && break
    sleep 0.02
  done
  seconds=$(awk -v a="$began" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f", b - a }')
  if grep -q 'the first result' "$work/worker.log" && awk -v s="$seconds" -v b="$3" 'BEGIN { exit s > b }'; then
    passed=$((passed + 1))
    echo "passed: $1: the first result after $seconds s ($3 allowed)"
  else
    failed=$((failed + 1))
    echo "FAILED: $1: $seconds s, $3 allowed"
    tail -n 3 "$work/head.log" "$work/worker.log"
  fi
  kill -KILL "${pids[@]}" 2> /dev/null
  wait "${pids[@]}" 2> /dev/null
  pids=()
  port=$((port + 1))
}

"$here/../escalade" train "${run[@]}" --generations "$generations" --run "$work/old" > "$work/train.log" || exit 1
measure "a run that has just begun" "$work/new" 3
measure "a run of $generations generations" "$work/old" 6

echo "$passed passed, $failed failed, 0 skipped"
[[ $failed == 0 ]]
