#!/usr/bin/env bash
# One hash, whatever computes it: 1, 2, 3 and 7 threads; without AVX-512; without AVX2. Prints a line a check and
# closes with "N passed, N failed, N skipped".
# Usage: tests/same-bytes.sh [TASK [GENERATIONS [train's other options...]]]
set -uo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
task=${1:-swimmer}
generations=${2:-5}
shift $(($# < 2 ? $# : 2))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 runs=0 expected=''

hash_of() { # hash_of THREADS [train's options...]
  local threads=$1
  shift
  "$here/../escalade" train "$task" --generations "$generations" --set evaluation.confirmationEpisodes=1 \
    --threads "$threads" --run "$work/run$runs" --json "$@" \
    | tail -n 1 | sed -n 's/.*"parametersHash":"\([0-9a-f]*\)".*/\1/p'
}

check() { # check WHAT HASH
  runs=$((runs + 1))
  expected=${expected:-$2}
  if [[ -n $2 && $2 == "$expected" ]]; then
    passed=$((passed + 1))
    echo "passed: $task, $generations generations, $1: $2"
  else
    failed=$((failed + 1))
    echo "FAILED: $task, $generations generations, $1: '$2', not '$expected'"
  fi
}

for threads in 1 2 3 7; do
  check "$threads threads" "$(hash_of "$threads" "$@")"
done
check "no AVX-512" "$(DOTNET_EnableAVX512=0 hash_of 2 "$@")"
check "no AVX2" "$(DOTNET_EnableAVX2=0 hash_of 2 "$@")"

echo "$passed passed, $failed failed, 0 skipped"
[[ $failed == 0 ]]
