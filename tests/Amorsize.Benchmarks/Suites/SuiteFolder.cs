using System.Diagnostics;
using Amorsize.Benchmarks.Builds;
using Amorsize.Cache.Entries;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Benchmarks.Suites;

/// <summary>The project of one suite on one runner.</summary>
/// <param name="path">Its folder.</param>
internal sealed class SuiteFolder(string path)
{
    private const int MaxTunings = 5;

    public string Path { get; } = path;

    /// <summary>Writes a project.</summary>
    /// <param name="ground">The folder for it.</param>
    /// <param name="shape">The suite.</param>
    /// <param name="runner">Its runner.</param>
    /// <param name="tunes">Whether its builds tune the tests.</param>
    /// <param name="prefix">A folder for several projects; empty: none.</param>
    public static SuiteFolder Create(ProvingGround ground, SuiteShape shape, SuiteRunner runner, bool tunes, string prefix = "")
    {
        var name = $"{shape.Name}-{runner.Name}{(tunes ? "-tuned" : "")}";
        return new(ground.Write(
            System.IO.Path.Combine(prefix, name), ($"{name}.csproj", runner.Project(tunes)), ("global.json", runner.GlobalJson), ("Work.cs", SuiteWork.Code), ("Tests.cs", shape.Tests(runner))));
    }

    /// <summary>Tunes the suite as a build does.</summary>
    /// <returns>The result, and the time that tuning adds to a build that has nothing to do.</returns>
    /// <exception cref="InvalidOperationException">Foreign load prevented a measurement in all builds.</exception>
    public (SuiteProfile Profile, TimeSpan Time) Tune()
    {
        Command.Run(Path, "dotnet", "build -nologo -v:q -p:AmorsizeMode=CacheOnly -p:AmorsizeStaleSeverity=None");
        var buildOnly = Time("build -nologo -v:q --no-restore -p:AmorsizeMode=CacheOnly -p:AmorsizeStaleSeverity=None");
        for (var left = MaxTunings; left > 0; left--)
        {
            var tuning = Time("build -nologo -v:q --no-restore");
            if (Profile() is { } profile)
                return (profile, tuning - buildOnly);
        }
        throw new InvalidOperationException($"{System.IO.Path.GetFileName(Path)} could not be measured in {MaxTunings} builds because of foreign load");
    }

    /// <summary>Runs <c>dotnet</c> in the folder, and returns the time of the whole command.</summary>
    public TimeSpan Time(string arguments)
    {
        var start = Stopwatch.GetTimestamp();
        Command.Run(Path, "dotnet", arguments, acceptInterference: false);
        return Stopwatch.GetElapsedTime(start);
    }

    private SuiteProfile? Profile()
    {
        var cache = System.IO.Path.Combine(Path, "obj", "amorsize");
        return Directory.Exists(cache) && Directory.GetFiles(cache, "*.json", SearchOption.AllDirectories) is [var file]
            ? (EntryFormat.Read(File.ReadAllBytes(file)).Entry!.Result as EntryResult.Suite)?.Profile
            : null;
    }
}
