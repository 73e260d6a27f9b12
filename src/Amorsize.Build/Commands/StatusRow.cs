using Amorsize.Build.Comparison;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Measurement.Evidence;
using Amorsize.Settings;

namespace Amorsize.Build.Commands;

/// <summary>The status of one workload, or of the test suite.</summary>
internal sealed record StatusRow
{
    /// <summary>The workload or the suite.</summary>
    public required Subject Subject { get; init; }

    public string Name => Subject.Name;

    /// <summary>Workers of the plan in use; <see langword="null"/> when a suite is unchanged or no result can be used.</summary>
    public int? Workers { get; init; }

    /// <summary>Items that a worker claims at a time; 0 when the framework partitions; <see langword="null"/> for a suite.</summary>
    public int? ChunkSize { get; init; }

    /// <summary>The kind of execution; for a suite, which tests may run at the same time.</summary>
    public string Execution { get; init; } = "";

    /// <summary>The stored choice, for a comparison; it has no plan when no result can be used.</summary>
    public StoredChoice Choice => new(
        Speedup is not null && Workers is { } workers && ChunkSize is { } chunk ? new(Enum.Parse<Amorsize.Execution>(Execution), workers, chunk) : null,
        string.Join("; ", Findings));

    /// <summary>The plan in words; empty when no result can be used.</summary>
    public string Plan { get; init; } = "";

    /// <summary>Speed-up over sequential; for a suite, over the unchanged suite. <see langword="null"/> when nothing was measured.</summary>
    public double? Speedup { get; init; }

    /// <summary>The interval of <see cref="Speedup"/> over the rounds; <see langword="null"/> for a suite and for sequential plans.</summary>
    public SpeedupInterval? SpeedupInterval { get; init; }

    /// <summary>Time of one run of the loop or of the suite under the plan; <see langword="null"/> when nothing was measured.</summary>
    public TimeSpan? RunTime { get; init; }

    /// <summary>Average number of processors that other work took while the workload was measured, if that disturbed the measurement.</summary>
    public double? UnderLoad { get; init; }

    /// <summary>Time since the result was stored; <see langword="null"/> when none was found.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>The verdict of the cache look-up, such as a hit, or that the workload's flag cannot work.</summary>
    public required string Verdict { get; init; }

    /// <summary>The source of the settings, such as the cache or the baseline file; empty when the flag cannot work.</summary>
    public string Source { get; init; } = "";

    /// <summary>Why these settings were chosen.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The reasons why the result is stale; empty for a hit.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Notes about a test suite: the tests and the class that its time depends on.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The fields that a result must have to be valid here, with their current values; empty when the flag cannot work.</summary>
    public IReadOnlyList<NamedField> LookedUpBy { get; init; } = [];

    /// <summary>The cache entry with its measurements; <see langword="null"/> when none was found.</summary>
    public Entry? Entry { get; init; }

    /// <summary>The measurements of a workload; <see langword="null"/> for a suite and when none were found.</summary>
    public Profile? Profile => Entry?.ProfileResult is EntryResult.Loop(var profile) ? profile : null;
}
