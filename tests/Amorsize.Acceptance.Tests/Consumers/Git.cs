using System.Diagnostics;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>Runs <c>git</c>.</summary>
internal static class Git
{
    /// <param name="directory">Where.</param>
    /// <param name="arguments">Of the command line; it passes.</param>
    /// <returns>What it wrote to standard output.</returns>
    public static string Run(string directory, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, $"git {string.Join(' ', arguments)}");
        return output.Trim();
    }
}
