#!/usr/bin/env bash
# tests/Programs/OwnProgram as a stranger has it: in a folder outside the repository, built on packed packages, with a task, a policy, an
# optimiser, a strategy and an evaluator of its own. It must pass what OwnProgramTests asks of it. Closes with "N passed, N failed,
# N skipped".
# Usage: tests/packages.sh
set -uo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=0.0.0-test.$(date +%s)
common=(-c Release -v quiet -nologo -nodeReuse:false -p:UseSharedCompilation=false -p:NuGetAudit=false)

fail() {
  tail -n 20 "$work/log"
  echo "FAILED: $1"
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
}

# Built apart, so that the repository's own build keeps its version.
"$here/../escalade" dotnet pack "$here/../src/Escalade.App" --artifacts-path "$work/build" -o "$work/feed" "${common[@]}" -p:Version="$version" \
  > "$work/log" 2>&1 || fail "pack"
for library in Escalade Escalade.Atari Escalade.Cluster Escalade.MuJoCo; do
  "$here/../escalade" dotnet pack "$here/../src/$library" --artifacts-path "$work/build" --no-build -o "$work/feed" "${common[@]}" \
    -p:Version="$version" > "$work/log" 2>&1 || fail "pack $library"
done

mkdir "$work/own"
cp "$here"/Programs/OwnProgram/*.cs "$work/own"
cat > "$work/own/OwnProgram.csproj" << END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <OutputType>Exe</OutputType>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Escalade.App" Version="$version" />
  </ItemGroup>
</Project>
END
# What was packed is unpacked here, and nothing that was ever unpacked elsewhere can stand for it.
cat > "$work/own/nuget.config" << END
<configuration>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
  <packageSources><add key="packed" value="$work/feed" /></packageSources>
  <fallbackPackageFolders><add key="user" value="${NUGET_PACKAGES:-$HOME/.nuget/packages}" /></fallbackPackageFolders>
</configuration>
END
(cd "$work/own" && "$here/../escalade" dotnet publish -o "$work/program" "${common[@]}") > "$work/log" 2>&1 || fail "the program"
[[ -f $work/program/recipes/swimmer.fast.json ]] || fail "the recipes beside the program"

ESCALADE_OWN_PROGRAM=$work/program/OwnProgram.dll "$here/../escalade" test -class Escalade.Cli.Tests.OwnProgramTests
