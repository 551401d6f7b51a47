#!/usr/bin/env bash
# Plays the actions of traces of the Arcade Learning Environment and looks for the first frame that differs in reward, lives,
# game over, memory or screen. Prints a line a game and closes with "N passed, N failed, N skipped".
# Usage: tests/atari-traces.sh TRACES ROMS     folders of GAME.trace.gz and GAME.bin
set -uo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
traces=$1
roms=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

for trace in "$traces"/*.trace.gz; do
  game=$(basename "$trace" .trace.gz)
  if [[ ! -f $trace || ! -f $roms/$game.bin ]]; then
    skipped=$((skipped + 1))
    continue
  fi
  # The comments name the file, not what happens in it.
  zcat "$trace" | grep -v '^#' > "$work/expected"
  frames=$(awk '$2 >= 0 { n++ } END { print n + 0 }' "$work/expected")
  "$here/../escalade" atari trace --rom "$roms/$game.bin" --actions "$trace" 2> "$work/errors" | grep -v '^#' > "$work/actual"
  status=$?
  if [[ $status == 0 && $frames -gt 0 ]] && cmp -s "$work/expected" "$work/actual"; then
    passed=$((passed + 1))
    echo "passed: $game: $frames frames, none differs"
  else
    failed=$((failed + 1))
    # Of a line that differs the first number is the frame's.
    echo "FAILED: $game: $frames frames, the first to differ is $(diff "$work/expected" "$work/actual" | sed -n 's/^[<>] \([0-9]*\) .*/\1/p' | head -n 1)"
    tail -n 1 "$work/errors"
  fi
done

echo "$passed passed, $failed failed, $skipped skipped"
[[ $failed == 0 && $passed -gt 0 ]]
