namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Keeps the last lines that a process wrote, without stack traces. Thread-safe.</summary>
internal sealed class LastLines(int count)
{
    private readonly Queue<string> lines = [];

    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line) || IsOfStackTrace(line.TrimStart()))
            return;
        lock (lines)
        {
            lines.Enqueue(line.Trim());
            if (lines.Count > count)
                lines.Dequeue();
        }
    }

    // Stack traces are dropped: the runtime writes the reason of a crash first, and thousands of frames may follow and displace it.
    private static bool IsOfStackTrace(string line) =>
        line.StartsWith("at ", StringComparison.Ordinal) || line.StartsWith("Repeat", StringComparison.Ordinal) || line.StartsWith("---", StringComparison.Ordinal);

    public override string ToString()
    {
        lock (lines)
            return lines.Count == 0 ? "it said nothing" : string.Join(" | ", lines);
    }
}
