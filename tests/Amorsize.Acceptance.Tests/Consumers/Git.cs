using System.Diagnostics;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>Runs <c>git</c>.</summary>
internal static class Git
{
    /// <param name="directory">The working directory.</param>
    /// <param name="arguments">The arguments. The command must pass.</param>
    /// <returns>Its standard output, trimmed.</returns>
    public static string Run(string directory, params string[] arguments)
    {
        var startInfo = new ProcessStartInfo("git", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true };
        // A git hook sets these variables. If one started the test run, they would lead to another repository.
        foreach (var name in startInfo.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            startInfo.Environment.Remove(name);
        // The developer's git configuration must not sign, check or convert anything.
        startInfo.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        startInfo.Environment["GIT_CONFIG_GLOBAL"] = Path.Combine(AcceptanceRun.Root, "no.gitconfig");
        using var process = Process.Start(startInfo)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, $"git {string.Join(' ', arguments)}");
        return output.Trim();
    }
}
