using System.Text.Json;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>Measures in a fresh process: what was compiled for one kind, and where its objects lie, is not to speak for others.</summary>
internal static class MeasuringProcess
{
    /// <exception cref="InvalidOperationException">The process failed; its errors went to this one's standard error.</exception>
    public static IReadOnlyList<Measured> Measure(MeasureRequest request)
    {
        using var process = OwnProcess.Start(MeasureCommand.Name);
        JsonSerializer.Serialize(process.StandardInput.BaseStream, request, ResultFiles.Json);
        process.StandardInput.Close();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<IReadOnlyList<Measured>>(answer, ResultFiles.Json)!
            : throw new InvalidOperationException($"The process that was to measure '{request.Kind}' ended with exit code {process.ExitCode}");
    }
}
