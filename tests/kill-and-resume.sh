#!/usr/bin/env bash
# Kills a training run with SIGKILL at random moments, resumes it each time, and compares its parameters with those of
# a run that nobody disturbed. Closes with "N passed, N failed, N skipped": a check for every kill that was survived,
# and one for the bytes.
# Usage: tests/kill-and-resume.sh [KILLS [TASK [GENERATIONS]]]       20 kills are the long form
set -uo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
kills=${1:-20}
task=${2:-swimmer}
generations=${3:-$((kills * 4))}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
common=(--generations "$generations" --json)
# The target must not end the run before its kills; confirming costs time and changes nothing.
recipe=(--set stop.target=null --set evaluation.confirmationEpisodes=1)

hash_in() { tail -n 1 "$1" | sed -n 's/.*"parametersHash":"\([0-9a-f]*\)".*/\1/p'; }

"$here/../escalade" train "$task" "${recipe[@]}" "${common[@]}" --run "$work/whole" > "$work/whole.log" || exit 1
expected=$(hash_in "$work/whole.log")
# Kills fall within what is left of the run's own time, start of the program included.
seconds=$(tail -n 1 "$work/whole.log" | sed -n 's/.*"seconds":\([0-9.]*\).*/\1/p')

# Replaces the shell it is called in, and ./escalade replaces itself, by the program: one process to kill.
start() {
  if [[ -f $work/killed/run.json ]]; then
    exec "$here/../escalade" resume "$work/killed" "${common[@]}"
  else
    rm -rf "$work/killed"
    exec "$here/../escalade" train "$task" "${recipe[@]}" "${common[@]}" --run "$work/killed"
  fi
}

for ((i = 1; i <= kills; i++)); do
  (start) > "$work/killed.log" 2> "$work/killed.err" &
  pid=$!
  # From 0.1 s (starting up, opening the run) to well within the training that is left.
  sleep "$(awk -v r=$RANDOM -v s="$seconds" -v n="$kills" 'BEGIN { print 0.1 + r / 32768 * (0.8 + 1.5 * s / n) }')"
  kill -KILL $pid 2> /dev/null
  wait $pid 2> /dev/null
  if grep -q '^escalade:' "$work/killed.err"; then
    failed=$((failed + 1))
    echo "FAILED: kill $i: $(< "$work/killed.err")"
  else
    passed=$((passed + 1))
    echo "passed: kill $i at generation $(tail -n 1 "$work/killed.log" | sed -n 's/.*"generation":\([0-9]*\).*/\1/p')"
  fi
done

(start) > "$work/killed.log"
actual=$(hash_in "$work/killed.log")
if [[ -n $actual && $actual == "$expected" ]]; then
  passed=$((passed + 1))
  echo "passed: $task, $generations generations, killed $kills times: $actual"
else
  failed=$((failed + 1))
  echo "FAILED: $task, $generations generations, killed $kills times: '$actual', not '$expected'"
fi
echo "$passed passed, $failed failed, 0 skipped"
[[ $failed == 0 ]]
