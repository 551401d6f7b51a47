#!/usr/bin/env bash
# A cluster of hosts, each a network namespace: one host is cut off and let back, then packets are delayed by 50 ms each way and one
# in a hundred is lost (by slow-link.cs, as not every kernel has netem). Compares the hash of the parameters with one process's. Needs
# root, iproute2 and /dev/net/tun; what cannot be had is skipped. Closes with "N passed, N failed, N skipped".
# Usage: tests/cluster-network.sh [TASK [GENERATIONS [CUT_SECONDS]]]       swimmer 120 10 is the long form
set -uo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
task=${1:-swimmer}
generations=${2:-8}
cut=${3:-4}
work=$(mktemp -d)
net=esc$$
passed=0 failed=0 skipped=0
pids=()
run=("$task" --seed 1 --set stop.target=null --set evaluation.confirmationEpisodes=1 --generations "$generations" --json)

end_all() {
  local pid i
  for pid in ${pids[@]+"${pids[@]}"}; do
    kill -KILL "$pid" 2> /dev/null
  done
  for i in 0 1 2; do
    ip netns del "$net-$i" 2> /dev/null
  done
  ip link del "$net" 2> /dev/null
  ip link del "${net}w" 2> /dev/null
  rm -rf "$work"
}
trap end_all EXIT

if [[ $(id -u) != 0 ]] || ! command -v ip > /dev/null || ! ip link add "$net" type bridge 2> /dev/null; then
  echo "skipped: no network namespaces without root and iproute2"
  echo "0 passed, 0 failed, 3 skipped"
  exit 0
fi

# Host 0 is the head's, 10.77.0.1; the others are workers'.
ip link set "$net" up
for i in 0 1 2; do
  ip netns add "$net-$i"
  ip link add "$net$i" type veth peer name eth0 netns "$net-$i"
  ip link set "$net$i" master "$net" up
  ip -n "$net-$i" addr add "10.77.0.$((i + 1))/24" dev eth0
  ip -n "$net-$i" link set eth0 up
  ip -n "$net-$i" link set lo up
done

hash_in() { tail -n 1 "$1" | sed -n 's/.*"parametersHash":"\([0-9a-f]*\)".*/\1/p'; }

# Replaces the shell it is called in by the program: one process to kill.
on() { # on HOST COMMAND...
  local host=$1
  shift
  exec ip netns exec "$net-$host" "$here/../escalade" "$@"
}

start() { # start NAME
  (on 0 head "${run[@]}" --threads 1 --run "$work/$1" --listen 10.77.0.1:7117 --keys "$work/keys") > "$work/head.log" 2> "$work/head.err" &
  head_pid=$!
  (on 1 join 10.77.0.1:7117 --keys "$work/keys" --threads 1 --name one) > "$work/w1.log" 2>&1 &
  pids+=($!)
  (on 2 join 10.77.0.1:7117 --keys "$work/keys" --threads 1 --name two) > "$work/w2.log" 2>&1 &
  pids+=($!)
  pids+=("$head_pid")
}

finish() { # finish WHAT
  timeout 300 tail --pid="$head_pid" -f /dev/null
  local actual
  actual=$(hash_in "$work/head.log")
  if [[ -n $actual && $actual == "$expected" ]]; then
    passed=$((passed + 1))
    echo "passed: $1: $actual"
  else
    failed=$((failed + 1))
    echo "FAILED: $1: '$actual', not '$expected'"
    tail -n 5 "$work/head.err" "$work"/w*.log
  fi
  grep -o 'one .*\|two .*' "$work/head.err"
}

"$here/../escalade" cluster keys "$work/keys" > /dev/null
"$here/../escalade" train "${run[@]}" --run "$work/one" > "$work/one.log" || exit 1
expected=$(hash_in "$work/one.log")

start cut
for ((i = 0; i < 300; i++)); do
  grep -qs 'one joined' "$work/head.err" && break
  sleep 0.1
done
sleep 1
ip link set "${net}1" down
sleep "$cut"
ip link set "${net}1" up
repaired=$EPOCHREALTIME
for ((i = 0; i < 100; i++)); do
  grep -q 'one is back' "$work/head.err" && break
  kill -0 "$head_pid" 2> /dev/null || break
  sleep 0.1
done
back=$(awk -v a="$repaired" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }')
if grep -q 'one is back' "$work/head.err" && awk -v s="$back" 'BEGIN { exit s > 5 }'; then
  passed=$((passed + 1))
  echo "passed: the host was back $back s after the repair (5 allowed)"
else
  failed=$((failed + 1))
  echo "FAILED: the host was not back $back s after the repair"
fi
finish "a host was cut off for $cut s"

# The head's bridge and the workers' are two now, and the slow link is what joins them.
if [[ -c /dev/net/tun ]] && "$here/../escalade" dotnet build "$here/slow-link.cs" -c Release -o "$work/link" -v quiet -nologo > "$work/build.log" 2>&1; then
  (exec dotnet "$work/link/slow-link.dll" "${net}l" "${net}r" 50 1) > "$work/link.log" 2>&1 &
  pids+=($!)
  for ((i = 0; i < 100; i++)); do
    grep -qs ready "$work/link.log" && break
    sleep 0.1
  done
  ip link add "${net}w" type bridge
  ip link set "${net}w" up
  ip link set "${net}l" master "$net" up
  ip link set "${net}r" master "${net}w" up
  ip link set "${net}1" master "${net}w"
  ip link set "${net}2" master "${net}w"
  start delayed
  finish "packets delayed by 50 ms, one in a hundred lost"
else
  skipped=$((skipped + 1))
  echo "skipped: no TAP devices here"
  tail -n 3 "$work/build.log" 2> /dev/null
fi
echo "$passed passed, $failed failed, $skipped skipped"
[[ $failed == 0 ]]
