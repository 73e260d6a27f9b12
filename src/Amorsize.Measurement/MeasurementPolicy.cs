using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement;

/// <summary>
/// All tunable constants of measuring and choosing, grouped by stage. A test or a simulation sets another value when it creates its own policy.
/// </summary>
internal sealed record MeasurementPolicy
{
    /// <summary>Version of the procedure. Raise it by hand when the steps of measuring change, so that older results are no longer comparable.</summary>
    public const int ProcedureVersion = 6;

    /// <summary>
    /// The <see cref="MethodVersion"/> of <see cref="Default"/>, as a constant. Computing it would cost a build process 17 ms, and a build that has nothing to
    /// do may take 10 ms. A test fails while the constant is outdated.
    /// </summary>
    public const string CurrentMethodVersion = "6-afd6458f";

    private const int HashBytes = 4;

    /// <summary>The policy that every build uses.</summary>
    public static MeasurementPolicy Default { get; } = new();

    public WarmUpPolicy WarmUp { get; init; } = new();

    public ProbePolicy Probe { get; init; } = new();

    public TrialPolicy Trials { get; init; } = new();

    public SearchPolicy Search { get; init; } = new();

    public SelectionPolicy Selection { get; init; } = new();

    public InterferencePolicy Interference { get; init; } = new();

    public ScanPolicy Scan { get; init; } = new();

    public CandidatePolicy Candidates { get; init; } = new();

    public ExplanationPolicy Explanation { get; init; } = new();

    public SuitePolicy Suites { get; init; } = new();

    /// <summary>Runs of a suite's chosen plan that must have a random test order. They follow the race, whose runs need not be in random order.</summary>
    public int ShuffledRunsOfChoice => Suites.RunsOfChoice - Selection.MinRounds;

    /// <summary>
    /// Intended duration of a trial. A collection of garbage more or less in a trial should change its time by no more than the share that counts as equal.
    /// </summary>
    /// <param name="probe">The probe, which says how long a collection pauses the workload.</param>
    /// <param name="least">The shortest duration.</param>
    public TimeSpan TrialDurationFor(ProbeResult probe, TimeSpan least)
    {
        var wanted = probe.CollectionPause / Selection.EqualShare;
        return wanted < least ? least : wanted > Search.MaxTrialDuration ? Search.MaxTrialDuration : wanted;
    }

    /// <summary>Every constant, in the order of the stages.</summary>
    public IReadOnlyList<PolicyConstant> Constants =>
    [
        .. Of(nameof(WarmUp), WarmUp.Constants),
        .. Of(nameof(Probe), Probe.Constants),
        .. Of(nameof(Trials), Trials.Constants),
        .. Of(nameof(Search), Search.Constants),
        .. Of(nameof(Selection), Selection.Constants),
        .. Of(nameof(Interference), Interference.Constants),
        .. Of(nameof(Scan), Scan.Constants),
        .. Of(nameof(Candidates), Candidates.Constants),
        .. Of(nameof(Explanation), Explanation.Constants),
        .. Of(nameof(Suites), Suites.Constants),
        .. FixedConstants.All,
    ];

    /// <summary>The hash of all <see cref="Constants"/>.</summary>
    public string Hash => HashOf(Constants);

    /// <summary>The version of the measuring method, such as "3-1a2b3c4d". Stored results of another version are stale.</summary>
    public string MethodVersion => string.Create(CultureInfo.InvariantCulture, $"{ProcedureVersion}-{Hash}");

    /// <summary>
    /// Eight hexadecimal digits of the SHA-256 over names, values and units. They depend neither on the culture nor on the order of the constants.
    /// </summary>
    public static string HashOf(IEnumerable<PolicyConstant> constants)
    {
        var lines = constants.Select(constant => string.Create(CultureInfo.InvariantCulture, $"{constant.Name}={constant.Value} {constant.Unit}"));
        var text = string.Join('\n', lines.Order(StringComparer.Ordinal));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, HashBytes).ToLowerInvariant();
    }

    private static IEnumerable<PolicyConstant> Of(string stage, IEnumerable<PolicyConstant> constants) =>
        constants.Select(constant => constant with { Name = $"{stage}.{constant.Name}" });
}
