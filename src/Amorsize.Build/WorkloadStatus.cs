using System.Globalization;
using Amorsize.Caching;
using Amorsize.Caching.Flags;
using Amorsize.Tuning.Suites;

namespace Amorsize.Build;

/// <summary>What a build that measures nothing would find now, as a table.</summary>
internal sealed class WorkloadStatus(ICacheLayer cache, CurrentBuild build, TimeProvider clock)
{
    private static readonly string[] Heading = ["workload", "verdict", "age", "settings", "speed-up", "why"];

    /// <summary>The table's lines; the heading alone where nothing is flagged.</summary>
    /// <param name="flagged">The workloads.</param>
    /// <param name="suite">What is asked for the test suite; null where it is not tuned.</param>
    public IEnumerable<string> Of(IReadOnlyList<FlaggedWorkload> flagged, LookUpRequest? suite = null)
    {
        var lookUps = cache.LookUp([.. flagged.Select(build.RequestFor), .. suite is null ? [] : new[] { suite }]);
        string[][] rows = [Heading, .. flagged.Zip(lookUps, Row), .. suite is null ? [] : new[] { SuiteRow(lookUps[^1]) }];
        var widths = Enumerable.Range(0, Heading.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Zip(widths, (text, width) => text.PadRight(width))).TrimEnd());
    }

    private string[] Row(FlaggedWorkload workload, LookUpResult lookUp)
    {
        if (workload.Mistake is not null)
            return [workload.Name, "cannot work", "", "", "", workload.Mistake];
        var used = Settled.ByLookUp(workload.Name, lookUp, build.Machine.Processors);
        return Row(workload.Name, lookUp, used.Setting.ToString(), used.ProfiledAt is null ? null : used.Speedup);
    }

    private string[] SuiteRow(LookUpResult lookUp)
    {
        var used = lookUp.IsUsable ? lookUp.Entry!.Suite : null;
        return Row(EntryKey.TestSuite, lookUp, (used?.Choice ?? SuiteSetting.AsFound).ToString(), used?.Speedup);
    }

    private string[] Row(string name, LookUpResult lookUp, string setting, double? speedup) =>
    [
        name,
        lookUp.Verdict == Verdict.Hit ? $"Hit ({lookUp.Source})" : lookUp.Verdict.ToString(),
        lookUp.Entry is { } entry ? AgeOf(entry) : "",
        setting,
        speedup is { } times ? string.Create(CultureInfo.InvariantCulture, $"{times:0.00}x") : "",
        WorkloadMessages.Why(lookUp),
    ];

    private string AgeOf(Entry entry) => clock.GetUtcNow() - entry.CreatedAt is { Ticks: > 0 } age ? age.InWords() : "0 s";
}
