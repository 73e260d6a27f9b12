using System.Diagnostics;
using System.Text;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>Runs <c>dotnet</c> as a developer would from a shell: without what the test run, the build that started it, or a CI service put into the environment.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private static readonly string[] PrefixesOfTheTestRun = ["MSBUILD", "GIT_", "TESTINGPLATFORM_", "VSTEST", "AMORSIZE", "NUGET_PACKAGES", "NUGET_FALLBACK_PACKAGES"];

    private static readonly string[] OfTheTestRun =
    [
        "DOTNET_HOST_PATH", "DOTNET_PROCESSOR_COUNT", "ContinuousIntegrationBuild",
        "CI", "TF_BUILD", "GITHUB_ACTIONS", "APPVEYOR", "TRAVIS", "CIRCLECI", "CODEBUILD_BUILD_ID", "TEAMCITY_VERSION", "JB_SPACE_API_URL",
        "BUILD_ID", "BUILD_URL", "PROJECT_ID",
    ];

    /// <summary>Runs it to its end.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="arguments">Of the command line.</param>
    /// <param name="environment">What is added to the environment.</param>
    /// <param name="started">Is told the process's number, so that it can be sent signals.</param>
    public static FinishedProcess Run(string directory, string arguments, IEnumerable<(string Name, string Value)> environment, Action<int>? started = null)
    {
        // A test run that was started in the background ignores Ctrl+C, and so would whatever it starts.
        var (program, line) = started is null ? ("dotnet", arguments) : ("env", $"--default-signal=INT dotnet {arguments}");
        return Run(program, line, directory, environment, started);
    }

    /// <summary>Runs it to its end on a terminal of its own.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="arguments">Of the command line; without quotes.</param>
    /// <param name="environment">What is added to the environment.</param>
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
        foreach (var name in startInfo.Environment.Keys.Where(IsOfTheTestRun).ToList())
            startInfo.Environment.Remove(name);
        // A node that stays would hold the package's assemblies, and the run's folder with them.
        startInfo.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // The other tests are the noise.
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
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{startInfo.FileName} {startInfo.Arguments}' did not end within {Limit}:{Environment.NewLine}{Text()}");
        }
        // Once more, without a limit: only this waits for the end of the output.
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

    private static bool IsOfTheTestRun(string name) =>
        OfTheTestRun.Contains(name, StringComparer.OrdinalIgnoreCase)
        || PrefixesOfTheTestRun.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
