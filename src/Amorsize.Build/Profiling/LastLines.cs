namespace Amorsize.Build.Profiling;

/// <summary>The last lines of a stream that may be endless. Thread-safe.</summary>
internal sealed class LastLines(int count)
{
    private readonly Queue<string> lines = [];

    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (lines)
        {
            lines.Enqueue(line.Trim());
            if (lines.Count > count)
                lines.Dequeue();
        }
    }

    public override string ToString()
    {
        lock (lines)
            return lines.Count == 0 ? "it said nothing" : string.Join(" | ", lines);
    }
}
