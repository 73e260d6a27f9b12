using System.Diagnostics;

namespace Amorsize.Benchmarks.Builds;

/// <summary>Runs a program as from a shell of its own.</summary>
internal static class Command
{
    // Of the build that may have started this program.
    private static readonly string[] Foreign = ["MSBUILD", "DOTNET_HOST_PATH", "CI"];

    /// <param name="folder">Where.</param>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Of its command line.</param>
    /// <param name="acceptNoise">Whether it does not matter here what the profiler measures.</param>
    /// <param name="mayFail">Whether it may fail.</param>
    /// <returns>Whether it succeeded.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote.</exception>
    public static bool Run(string folder, string program, string arguments, bool acceptNoise = true, bool mayFail = false)
    {
        var startInfo = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in startInfo.Environment.Keys.Where(name => Foreign.Any(foreign => name.StartsWith(foreign, StringComparison.OrdinalIgnoreCase))).ToList())
            startInfo.Environment.Remove(name);
        startInfo.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        startInfo.Environment["AMORSIZE_ACCEPT_NOISE"] = acceptNoise ? "1" : "0";
        using var process = Process.Start(startInfo)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 && !mayFail)
            throw new InvalidOperationException($"'{program} {arguments}' in {folder} failed:\n{output}{error.GetAwaiter().GetResult()}");
        return process.ExitCode == 0;
    }
}
