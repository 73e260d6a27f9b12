using System.Diagnostics;

namespace Amorsize.Benchmarks.Builds;

/// <summary>Runs a program as if from a shell of its own.</summary>
internal static class Command
{
    // Prefixes of variables of a build that may have started this program. They would change the builds that this program starts.
    private static readonly string[] BuildVariables = ["MSBUILD", "DOTNET_HOST_PATH", "CI"];

    /// <param name="folder">The current directory of the program.</param>
    /// <param name="program">Name of the program.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="acceptInterference">Whether the profiler may measure beside foreign load, because its result does not matter.</param>
    /// <param name="mayFail">Whether the program may fail.</param>
    /// <returns>Whether the program succeeded.</returns>
    /// <exception cref="InvalidOperationException">The program failed. The message has its output.</exception>
    public static bool Run(string folder, string program, string arguments, bool acceptInterference = true, bool mayFail = false)
    {
        var (succeeded, output) = Start(folder, program, arguments, acceptInterference);
        return succeeded || mayFail ? succeeded : throw Failed(folder, program, arguments, output);
    }

    /// <summary>Runs a program that must not be disturbed, and returns its standard output and standard error.</summary>
    /// <exception cref="InvalidOperationException">The program failed. The message has its output.</exception>
    public static string Read(string folder, string program, string arguments)
    {
        var (succeeded, output) = Start(folder, program, arguments, acceptInterference: false);
        return succeeded ? output : throw Failed(folder, program, arguments, output);
    }

    private static InvalidOperationException Failed(string folder, string program, string arguments, string output) => new($"'{program} {arguments}' in {folder} failed:\n{output}");

    private static (bool Succeeded, string Output) Start(string folder, string program, string arguments, bool acceptInterference)
    {
        var startInfo = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in startInfo.Environment.Keys.Where(name => BuildVariables.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
            startInfo.Environment.Remove(name);
        startInfo.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        startInfo.Environment["AMORSIZE_ACCEPT_NOISE"] = acceptInterference ? "1" : "0";
        using var process = Process.Start(startInfo)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode == 0, output + error.GetAwaiter().GetResult());
    }
}
