#!/usr/bin/env bash
# Measures two workloads of a program that is built for Windows, under Wine, as a build starts the profiler: one computes, the other waits.
# (Debian: apt-get install wine wine64) The exit code is 1 if one was not measured.
# Wine is not Windows: a measurement there shows that the profiler runs and that its instruments answer, not that its figures are right on Windows.
set -euo pipefail
cd "$(dirname "$0")/.."

# In seconds. A measurement takes about ten there, most of it to start .NET.
limit=60
command -v wine > /dev/null || { echo "wine is not installed; on Debian or Ubuntu: apt-get install wine wine64" >&2; exit 2; }

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/app" "$root/run"
dotnet pack src/Amorsize.Build -c Release -o "$root/feed" -v quiet -nologo -p:MinVerVersionOverride=0.0.0-wine
cd "$root/app"
echo "<configuration><packageSources><add key=\"here\" value=\"$root/feed\" /></packageSources></configuration>" > nuget.config
cat > App.csproj << 'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Amorsize.Build" Version="0.0.0-wine" /></ItemGroup>
</Project>
X
cat > Program.cs << 'X'
using Amorsize;
Console.WriteLine(TunedSettings.For("compute"));
static class Work
{
    public static IEnumerable<int> Numbers => Enumerable.Range(0, 400);

    [Workload("compute", Items = nameof(Numbers))]
    public static long Compute(int number)
    {
        var sum = 0L;
        for (var i = 0; i < 200_000; i++)
            sum += i ^ number;
        return sum;
    }

    [Workload("wait", Items = nameof(Numbers))]
    public static void Wait(int number) => Thread.Sleep(2);
}
X
NUGET_PACKAGES=$root/packages dotnet publish -r win-x64 --self-contained -c Release -o "$root/run/app" -p:AmorsizeMode=CacheOnly -v quiet -nologo

export WINEPREFIX=$root/prefix WINEDEBUG=-all
export DOTNET_STARTUP_HOOKS="Z:${root//\//\\}\\packages\\amorsize.build\\0.0.0-wine\\tools\\profiler\\Amorsize.Profiler.dll"
export AMORSIZE_PROFILER_REQUEST="Z:${root//\//\\}\\run\\request.json"
status=0
for name in compute wait; do
  token=$(grep -oP "\"name\":\"$name\",\"methodToken\":\K[0-9]+" obj/Release/net10.0/win-x64/App.amorsize.scan)
  folder="Z:${root//\//\\\\}\\\\run"
  cat > "$root/run/request.json" << X
{"assemblyPath":"$folder\\\\app\\\\App.dll","workload":"$name","methodToken":$token,"options":{"items":"Numbers","itemCount":0,"maxDegreeOfParallelism":0},"budgetMilliseconds":3000,"reportPath":"$folder\\\\report.json"}
X
  rm -f "$root/run/report.json"
  # The profiler stays until its standard input ends: the build then looks for processes that the workload has started.
  sleep "$limit" | wine "$root/run/app/App.exe" > "$root/run/output.txt" 2>&1 &
  until [ -s "$root/run/report.json" ] || ! kill -0 $! 2> /dev/null; do
    sleep 1
  done
  wineserver --kill || true
  pkill -P $$ -x sleep || true
  if grep -q '^{"outcome":"Measured"' "$root/run/report.json" 2> /dev/null; then
    echo "$name: $(grep -oP '"reason":"\K[^"]*' "$root/run/report.json")"
  else
    echo "$name: not measured"
    cat "$root/run/report.json" "$root/run/output.txt" 2> /dev/null || true
    status=1
  fi
done
exit $status
