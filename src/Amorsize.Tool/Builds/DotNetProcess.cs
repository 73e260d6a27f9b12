using System.Diagnostics;

namespace Amorsize.Tool.Builds;

/// <summary>Runs <c>dotnet</c> to its end.</summary>
internal static class DotNetProcess
{
    // A build ends within a second of Ctrl+C, and within a few seconds on a busy machine. The double of that is left to it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    // The dotnet that runs this tool says where it is. Otherwise the one in PATH is used.
    private static string Executable => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>Runs a command of <c>dotnet</c>, and returns its exit code.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="line">Called with each line of output.</param>
    /// <param name="cancellationToken">Interrupts the process as Ctrl+C does; it then has time to clean up, before it is terminated.</param>
    /// <exception cref="OperationCanceledException">The process was interrupted.</exception>
    public static async Task<int> RunAsync(string folder, IReadOnlyList<string> arguments, Action<string> line, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(folder, arguments) };
        var gate = new Lock();
        process.OutputDataReceived += (_, output) => Add(output.Data);
        process.ErrorDataReceived += (_, output) => Add(output.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process).ConfigureAwait(false);
            throw;
        }
        return process.ExitCode;

        void Add(string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return;
            lock (gate)
                line(text);
        }
    }

    // A shell starts a command in the background with SIGINT ignored, and the build inherits that. SIGTERM ends it all the same.
    private static async Task EndAsync(Process process)
    {
        Interruption.Send(process, Interruption.Interrupt);
        var end = process.WaitForExitAsync(CancellationToken.None);
        if (await Task.WhenAny(end, Task.Delay(Grace, CancellationToken.None)).ConfigureAwait(false) != end)
            Interruption.Send(process, Interruption.Terminate);
        await end.ConfigureAwait(false);
    }

    private static ProcessStartInfo StartInfo(string folder, IReadOnlyList<string> arguments)
    {
        var startInfo = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        startInfo.Environment["DOTNET_NOLOGO"] = "1";
        // dotnet sets this variable for the tool's own process. A build of another SDK version would take it for its own MSBuild.
        startInfo.Environment.Remove("MSBuildSDKsPath");
        return startInfo;
    }
}
