using System.Diagnostics;
using Amorsize.Build.Pipeline.Measure;

namespace Amorsize.Build.TestFrameworks;

/// <summary>Reads both output streams of a process, so that it never waits for a reader, and keeps the last lines.</summary>
internal sealed class ProcessOutput
{
    private const int MaxLines = 3;

    // A process that the tests started may hold the streams open after the end of the tests.
    private static readonly TimeSpan EndGrace = TimeSpan.FromSeconds(1);

    private readonly LastLines lines = new(MaxLines);
    private readonly TaskCompletionSource outputEnd = new();
    private readonly TaskCompletionSource errorEnd = new();

    private ProcessOutput()
    {
    }

    /// <summary>Begins to read the output of a process that has started.</summary>
    public static ProcessOutput Of(Process process)
    {
        var output = new ProcessOutput();
        process.OutputDataReceived += (_, line) => output.Add(line.Data, output.outputEnd);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data, output.errorEnd);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return output;
    }

    /// <summary>The last lines of a process that has ended. Waits up to 1 s for lines that are not read yet.</summary>
    public override string ToString()
    {
        Task.WaitAll([outputEnd.Task, errorEnd.Task], EndGrace);
        return lines.ToString();
    }

    private void Add(string? line, TaskCompletionSource end)
    {
        if (line is null)
            end.TrySetResult();
        else
            lines.Add(line);
    }
}
