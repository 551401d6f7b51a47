#!/usr/bin/env bash
# examples/survivor.cs as a native program, which has no reflection to fall back on: trained straight through, and killed and started
# again until it is done. Both must end with the hash that the example knows. Closes with "N passed, N failed, N skipped".
# Usage: tests/native-aot.sh [KILLS]
set -uo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
kills=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

count() { # count WHAT STATUS
  if [[ $2 == 0 ]]; then
    passed=$((passed + 1))
    echo "passed: $1"
  else
    failed=$((failed + 1))
    echo "FAILED: $1"
  fi
}

if ! command -v clang > /dev/null && ! command -v gcc > /dev/null; then
  echo "skipped: native programs are linked by clang or gcc, and neither is here"
  echo "0 passed, 0 failed, 1 skipped"
  exit
fi
"$here/../escalade" dotnet publish "$here/../examples/survivor.cs" -c Release -o "$work/native" -p:NuGetAudit=false > "$work/publish.log" 2>&1
status=$?
[[ $status == 0 ]] || tail -n 20 "$work/publish.log"
! grep -E 'warning (IL|CS)' "$work/publish.log"
count "published without a warning of trimming or AOT" $((status + $?))

"$work/native/survivor" "$work/straight" > "$work/straight.log" 2>&1
count "trained straight through: $(tail -n 1 "$work/straight.log")" $?

for ((i = 0; i < kills; i++)); do
  "$work/native/survivor" "$work/killed" > "$work/killed.log" 2>&1 &
  pid=$!
  sleep "0.$((3 + RANDOM % 5))"
  kill -KILL $pid 2> /dev/null
  wait $pid 2> /dev/null
done
"$work/native/survivor" "$work/killed" > "$work/killed.log" 2>&1
count "killed $kills times, then resumed: $(tail -n 1 "$work/killed.log")" $?

echo "$passed passed, $failed failed, 0 skipped"
[[ $failed == 0 ]]
