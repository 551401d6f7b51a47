#!/usr/bin/env bash
# Plays the actions of traces of the Arcade Learning Environment and looks for the first frame that differs in reward, lives,
# game over, memory or screen. Prints a line a game and closes with "N passed, N failed, N skipped".
# Usage: tests/atari-traces.sh TRACES ROMS     folders of GAME.trace.gz and GAME.bin
set -uo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
traces=$1
roms=$2
passed=0 failed=0 skipped=0

for trace in "$traces"/*.trace.gz; do
  game=$(basename "$trace" .trace.gz)
  if [[ ! -f $roms/$game.bin ]]; then
    skipped=$((skipped + 1))
    continue
  fi
  # Of a frame that differs diff prints its number first. The comments name the file, not what happens in it.
  difference=$(diff <(zcat "$trace" | grep -v '^#') <("$here/../escalade" atari trace --rom "$roms/$game.bin" --actions "$trace" | grep -v '^#') \
    | sed -n 's/^[<>] \([0-9]*\) .*/\1/p' | head -n 1)
  frames=$(zcat "$trace" | awk '!/^#/ && $2 >= 0 { n++ } END { print n + 0 }')
  if [[ -z $difference && $frames -gt 0 ]]; then
    passed=$((passed + 1))
    echo "passed: $game: $frames frames, none differs"
  else
    failed=$((failed + 1))
    echo "FAILED: $game: $frames frames, the first to differ is ${difference:-unknown}"
  fi
done

echo "$passed passed, $failed failed, $skipped skipped"
[[ $failed == 0 ]]
