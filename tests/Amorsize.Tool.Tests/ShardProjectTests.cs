using System.Diagnostics;
using System.Text;
using System.Xml;
using Amorsize.Measurement.Suites;
using Amorsize.Shared;
using Amorsize.Tool.Shards;

namespace Amorsize.Tool.Tests;

/// <summary>The generated project that runs a shard, whatever the names of files are.</summary>
[TestClass]
public sealed class ShardProjectTests : IDisposable
{
    private const int Texts = 200;

    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    // The shell and MSBuild take several steps to an argument. Only a run shows that none of them changes a path.
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Run_AnyPath_ReachesTheProgramAsItIs()
    {
        string[] names = [.. HostileTexts.Of(Texts).Where(IsFileName).Distinct(), "case", "CASE"];
        var solution = folder.At("$HOME `id` \"a\"");
        var shards = Path.Combine(solution, "obj");
        var runs = names.Select(name => new ShardRun(
            new(Path.Combine(solution, name), "net10.0", new ShardSuite { Name = name, Units = [] }), ResponseFile: Path.Combine(shards, name)));
        WriteStub("printf '%s\\0' \"$@\" >> \"$AMORSIZE_TEST_LOG\"");

        var (exitCode, output) = Run(shards, ShardProject.Text(runs, shards, solution, new Dictionary<string, string> { ["A"] = "$B `c`" }));

        Assert.AreEqual(0, exitCode, output);
        Assert.AreSequenceEqual(
            names.SelectMany(name => (string[])["test", $"./{name}", "-p:A=$B `c`", $"@./obj/{name}"]),
            File.ReadAllText(folder.At("log")).Split('\0', StringSplitOptions.RemoveEmptyEntries));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow(0)]
    [DataRow(2)]
    public void Run_OutputLikeAnError_ExitCodeDecides(int exitCode)
    {
        WriteStub($"echo 'a.cs(1,1): error CS1: x'; exit {exitCode}");

        var run = Run(folder.At("obj"), ShardProject.Text([new(new(folder.At("A.csproj"), "net10.0", new ShardSuite { Name = "A", Units = [] }), null)], folder.At("obj"), folder.Root, new Dictionary<string, string>()));

        Assert.AreEqual(exitCode == 0 ? 0 : 1, run.ExitCode, run.Output);
        Assert.Contains("error CS1: x", run.Output);
    }

    // A path has no separator in a name. XML has neither halves of surrogate pairs nor U+FFFF, and MSBuild turns both line ends of Windows into one.
    private static bool IsFileName(string text) =>
        text.IndexOfAny(['/', '\0']) < 0 && text.All(character => XmlConvert.IsXmlChar(character) || char.IsControl(character)) && !text.Contains("\r\n", StringComparison.Ordinal) && text.Trim('.').Length > 0;

    private void WriteStub(string script)
    {
        folder.Write("stub/dotnet", Encoding.UTF8.GetBytes($"#!/bin/sh\n{script}\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.At("stub/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // The shell of the build finds the stub; this process starts the real program, because it looks at its own PATH.
    private (int ExitCode, string Output) Run(string shards, string project)
    {
        Directory.CreateDirectory(shards);
        File.WriteAllText(Path.Combine(shards, "shard-1.proj"), project);
        var start = new ProcessStartInfo("dotnet", ["msbuild", "shard-1.proj", "-nologo"]) { WorkingDirectory = shards, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{folder.At("stub")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["AMORSIZE_TEST_LOG"] = folder.At("log");
        using var build = Process.Start(start)!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return (build.ExitCode, output);
    }
}
