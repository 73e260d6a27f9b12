using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;

namespace Amorsize.Build.Commands;

/// <summary>What is known of one workload, or of the test suite.</summary>
internal sealed record StatusRow
{
    /// <summary>The workload or the suite.</summary>
    public required Subject Subject { get; init; }

    public string Name => Subject.Name;

    /// <summary>Workers in use; <see langword="null"/> where a suite is left as it was, or nothing can be used.</summary>
    public int? Workers { get; init; }

    /// <summary>Items that a worker claims at a time, 0 where the framework partitions; <see langword="null"/> for a suite.</summary>
    public int? ChunkSize { get; init; }

    /// <summary>How its items are run; of a suite, which tests may run beside each other.</summary>
    public string Execution { get; init; } = "";

    /// <summary>Measured, against sequential; of a suite against what it was. <see langword="null"/> where nothing was measured.</summary>
    public double? Speedup { get; init; }

    /// <summary>Since it was stored.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>How its look-up ended.</summary>
    public required string Verdict { get; init; }

    /// <summary>Where the settings come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Why these settings.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Why they do not hold; none: they do.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>What was found, with its evidence; <see langword="null"/> where nothing was.</summary>
    public Entry? Entry { get; init; }
}
