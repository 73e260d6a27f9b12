using System.Diagnostics;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>A real process that uses a cache, started from Amorsize.Cache.Stress. Dispose kills it.</summary>
internal sealed class StressProcess : IDisposable
{
    private readonly Process process;

    public StressProcess(params IEnumerable<string> arguments)
    {
        var file = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Amorsize.Cache.Stress.exe" : "Amorsize.Cache.Stress");
        process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    /// <summary>The next line of its output; <see langword="null"/> after its end.</summary>
    public string? ReadLine() => process.StandardOutput.ReadLine();

    public string ReadToEnd() => process.StandardOutput.ReadToEnd();

    /// <summary>Closes its input, so that it goes on where it waits for input.</summary>
    public void GoOn() => process.StandardInput.Close();

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
