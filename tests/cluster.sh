#!/usr/bin/env bash
# The same run on one machine and on a cluster of processes on real sockets, whatever happens to them: compares the hash of
# the parameters. Closes with "N passed, N failed, N skipped".
# Usage: tests/cluster.sh [TASK [GENERATIONS [WORKER_KILLS [HEAD_KILLS [STOP_SECONDS]]]]]
#        tests/cluster.sh hopper 60 50 10 10     is the long form; CI runs a short one
set -uo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
task=${1:-swimmer}
generations=${2:-10}
worker_kills=${3:-6}
head_kills=${4:-2}
stop_seconds=${5:-3}
work=$(mktemp -d)
passed=0 failed=0
# Below the ports that outgoing connections take.
port=$((10000 + RANDOM % 20000))
# The target must not end the run before its kills; confirming costs time and changes nothing.
run=("$task" --seed 1 --set stop.target=null --set evaluation.confirmationEpisodes=1 --generations "$generations" --json)
declare -A workers=()
head_pid=

end_all() {
  local pid
  for pid in ${workers[@]+"${workers[@]}"} $head_pid; do
    kill -KILL "$pid" 2> /dev/null
  done
  rm -rf "$work"
}
trap end_all EXIT

hash_in() { tail -n 1 "$1" | sed -n 's/.*"parametersHash":"\([0-9a-f]*\)".*/\1/p'; }

# Each replaces the shell it is called in, and ./escalade replaces itself, by the program: one process to kill.
start_head() {
  (exec "$here/../escalade" head "${run[@]}" --threads 1 --run "$work/$1" --listen "127.0.0.1:$port") > "$work/head.log" 2>> "$work/head.err" &
  head_pid=$!
}

start_worker() { # start_worker NAME THREADS
  (exec "$here/../escalade" join "127.0.0.1:$port" --threads "$2" --name "$1") > "$work/$1.log" 2>&1 &
  workers[$1]=$!
}

pause() { sleep "$(awk -v r=$RANDOM -v a="$1" -v b="$2" 'BEGIN { print a + r / 32768 * (b - a) }')"; }

# Waits for the head, and says what came of it.
finish() { # finish WHAT
  local actual
  timeout 300 tail --pid="$head_pid" -f /dev/null
  kill -KILL "$head_pid" 2> /dev/null && echo "the head hangs"
  actual=$(hash_in "$work/head.log")
  if [[ -n $actual && $actual == "$expected" ]]; then
    passed=$((passed + 1))
    echo "passed: $1: $actual ($SECONDS s)"
  else
    failed=$((failed + 1))
    echo "FAILED: $1: '$actual', not '$expected'"
    tail -n 5 "$work/head.err" "$work"/w*.log
  fi
  sleep 0.5
  for name in "${!workers[@]}"; do
    # Those that were not killed leave when the run has ended.
    kill -KILL "${workers[$name]}" 2> /dev/null
    wait "${workers[$name]}" 2> /dev/null
  done
  workers=() head_pid=
  port=$((port + 1))
}

"$here/../escalade" train "${run[@]}" --run "$work/one" > "$work/one.log" || exit 1
expected=$(hash_in "$work/one.log")

for threads in "1" "1 3" "1 2 3 1 2"; do
  start_head "workers-${threads// /-}"
  i=0
  for n in $threads; do
    start_worker "w$((i += 1))" "$n"
  done
  finish "workers of $threads threads"
done

start_head kills
start_worker steady 1
for ((i = 1; i <= worker_kills; i++)); do
  start_worker "w$i" $((1 + RANDOM % 3))
  pause 0.5 2.5
  kill -KILL "${workers[w$i]}" 2> /dev/null
done
finish "$worker_kills workers joined and were killed"

start_head heads
start_worker w1 1
start_worker w2 2
for ((i = 1; i <= head_kills; i++)); do
  pause 0.5 4
  kill -KILL "$head_pid" 2> /dev/null
  wait "$head_pid" 2> /dev/null
  start_head heads
done
finish "the head was killed $head_kills times"

start_head stopped
start_worker w1 1
start_worker w2 1
sleep 3
kill -STOP "${workers[w1]}"
sleep "$stop_seconds"
kill -CONT "${workers[w1]}"
finish "a worker was stopped for $stop_seconds s"

echo "$passed passed, $failed failed, 0 skipped"
[[ $failed == 0 ]]
