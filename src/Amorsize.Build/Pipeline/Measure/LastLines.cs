using System.Text;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>
/// Keeps the last lines that a process wrote, without stack traces. Its memory is bounded, whatever the process writes. Thread-safe.
/// </summary>
internal sealed class LastLines(int count)
{
    // Longer lines are cut: a process may write without line ends.
    private const int MaxLineLength = 500;
    private const int BufferLength = 4096;

    private readonly Queue<string> lines = [];

    /// <summary>The last lines of a text, without stack traces.</summary>
    public static string Of(string text, int count)
    {
        var (lines, line) = (new LastLines(count), new StringBuilder());
        lines.Split(text, line);
        lines.Add(line.ToString());
        return lines.ToString();
    }

    /// <summary>Reads to the end of the output. An output that can no longer be read has ended.</summary>
    public async Task ReadAsync(TextReader output)
    {
        var buffer = new char[BufferLength];
        var line = new StringBuilder(MaxLineLength);
        try
        {
            while (await output.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var length)
                Split(buffer.AsSpan(0, length), line);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process was killed.
        }
        Add(line.ToString());
    }

    private void Split(ReadOnlySpan<char> text, StringBuilder line)
    {
        while (text.IndexOf('\n') is >= 0 and var end)
        {
            Append(line, text[..end]);
            Add(line.ToString());
            line.Clear();
            text = text[(end + 1)..];
        }
        Append(line, text);
    }

    private static void Append(StringBuilder line, ReadOnlySpan<char> text) => line.Append(text[..Math.Min(text.Length, MaxLineLength - line.Length)]);

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

    // Stack traces are dropped: the runtime writes the reason of a crash first, and thousands of frames may follow and displace it. An inner exception, which
    // begins with an arrow, is kept.
    private static bool IsOfStackTrace(string line) =>
        line.StartsWith("at ", StringComparison.Ordinal) || line.StartsWith("Repeat", StringComparison.Ordinal) || (line.StartsWith("---", StringComparison.Ordinal) && !line.StartsWith("--->", StringComparison.Ordinal));

    public override string ToString()
    {
        lock (lines)
            return lines.Count == 0 ? "it said nothing" : string.Join(" | ", lines);
    }
}
