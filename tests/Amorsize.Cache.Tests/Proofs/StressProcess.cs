using System.Diagnostics;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>A real process that uses a cache; see Amorsize.Cache.Stress. Ends with the test.</summary>
internal sealed class StressProcess : IDisposable
{
    private readonly Process process;

    public StressProcess(params IEnumerable<string> arguments)
    {
        var file = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Amorsize.Cache.Stress.exe" : "Amorsize.Cache.Stress");
        process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    /// <summary>The next line that it says; <see langword="null"/> once it has ended.</summary>
    public string? ReadLine() => process.StandardOutput.ReadLine();

    public string ReadToEnd() => process.StandardOutput.ReadToEnd();

    /// <summary>Lets it go on where it waits for its input.</summary>
    public void GoOn() => process.StandardInput.Close();

    /// <summary>As <c>kill -9</c>.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
