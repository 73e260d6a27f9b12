using System.Diagnostics;
using System.Text;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>Runs <c>dotnet</c> as from a developer's shell, without environment variables of the test run, of the build that started it, or of a CI service.</summary>
internal static class DotNet
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(4);

    private static readonly string[] RemovedPrefixes = ["MSBUILD", "GIT_", "TESTINGPLATFORM_", "VSTEST", "AMORSIZE", "NUGET_PACKAGES", "NUGET_FALLBACK_PACKAGES"];

    private static readonly string[] RemovedVariables =
    [
        "DOTNET_HOST_PATH", "DOTNET_PROCESSOR_COUNT", "ContinuousIntegrationBuild",
        "CI", "TF_BUILD", "GITHUB_ACTIONS", "APPVEYOR", "TRAVIS", "CIRCLECI", "CODEBUILD_BUILD_ID", "TEAMCITY_VERSION", "JB_SPACE_API_URL",
        "BUILD_ID", "BUILD_URL", "PROJECT_ID", "GITHUB_STEP_SUMMARY", "AGENT_TEMPDIRECTORY",
    ];

    /// <summary>Runs it to its end.</summary>
    /// <param name="directory">The working directory.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="environment">Additional environment variables.</param>
    /// <param name="started">Called with the process id, so that a test can send signals.</param>
    public static FinishedProcess Run(string directory, string arguments, IEnumerable<(string Name, string Value)> environment, Action<int>? started = null)
    {
        // A test run in the background ignores SIGINT, and its child processes would inherit that.
        var (program, line) = started is null ? ("dotnet", arguments) : ("env", $"--default-signal=INT dotnet {arguments}");
        return Run(program, line, directory, environment, started);
    }

    /// <summary>Runs it to its end on its own terminal.</summary>
    /// <param name="directory">The working directory.</param>
    /// <param name="arguments">The arguments, without quotes.</param>
    /// <param name="environment">Additional environment variables.</param>
    public static FinishedProcess RunOnATerminal(string directory, string arguments, IEnumerable<(string Name, string Value)> environment) =>
        Run("script", $"--quiet --return --command \"dotnet {arguments}\" /dev/null", directory, [.. environment, ("TERM", "xterm-256color")], started: null);

    private static FinishedProcess Run(
        string program, string arguments, string directory, IEnumerable<(string Name, string Value)> environment, Action<int>? started)
    {
        var startInfo = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in startInfo.Environment.Keys.Where(IsRemoved).ToList())
            startInfo.Environment.Remove(name);
        // A reused MSBuild node would keep the package's assemblies open, and with them the folder of the run.
        startInfo.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // Other tests of the run interfere with every measurement, so interference is accepted.
        startInfo.Environment["AMORSIZE_ACCEPT_NOISE"] = "1";
        foreach (var (name, value) in environment)
            startInfo.Environment[name] = value;
        return Run(startInfo, started);
    }

    private static FinishedProcess Run(ProcessStartInfo startInfo, Action<int>? started)
    {
        using var process = new Process { StartInfo = startInfo };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.Start();
        started?.Invoke(process.Id);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(TimeLimit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{startInfo.FileName} {startInfo.Arguments}' did not end within {TimeLimit}:{Environment.NewLine}{Text()}");
        }
        // Only the overload without a limit waits for the end of the output.
        process.WaitForExit();
        return new(process.Id, process.ExitCode, Text());

        void Add(string? line)
        {
            lock (output)
                output.AppendLine(line);
        }

        string Text()
        {
            lock (output)
                return output.ToString().Trim();
        }
    }

    private static bool IsRemoved(string name) =>
        RemovedVariables.Contains(name, StringComparer.OrdinalIgnoreCase)
        || RemovedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
