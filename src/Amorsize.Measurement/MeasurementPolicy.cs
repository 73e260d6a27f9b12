using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amorsize.Measurement.Policy;

namespace Amorsize.Measurement;

/// <summary>
/// All tunable constants of measuring and choosing, by stage. A test or a simulation varies one with a <see langword="with"/> expression.
/// </summary>
internal sealed record MeasurementPolicy
{
    /// <summary>Version of the procedure. Raise it by hand when the steps of measuring change, so that older results are no longer comparable.</summary>
    public const int ProcedureVersion = 3;

    /// <summary>
    /// <see cref="MethodVersion"/> of <see cref="Default"/>. It is written here because computing it costs a build's process 17 ms, and a build that has
    /// nothing to do may take 10 ms. A test fails until it is right.
    /// </summary>
    public const string CurrentMethodVersion = "3-1a414fe8";

    private const int HashBytes = 4;

    /// <summary>The policy of every build.</summary>
    public static MeasurementPolicy Default { get; } = new();

    public WarmUpPolicy WarmUp { get; init; } = new();

    public ProbePolicy Probe { get; init; } = new();

    public TrialPolicy Trials { get; init; } = new();

    public SearchPolicy Search { get; init; } = new();

    public RacePolicy Race { get; init; } = new();

    public DecisionPolicy Decision { get; init; } = new();

    public InterferencePolicy Interference { get; init; } = new();

    public ScanPolicy Scan { get; init; } = new();

    public CandidatePolicy Candidates { get; init; } = new();

    public ExplanationPolicy Explanation { get; init; } = new();

    public SuitePolicy Suites { get; init; } = new();

    /// <summary>Runs of a suite's choice that must have a random order: a race need not have had any.</summary>
    public int ShuffledRunsOfChoice => Suites.RunsOfChoice - Race.MinRounds;

    /// <summary>Every constant, in the order of the stages.</summary>
    public IReadOnlyList<PolicyConstant> Constants =>
    [
        .. Of(nameof(WarmUp), WarmUp.Constants),
        .. Of(nameof(Probe), Probe.Constants),
        .. Of(nameof(Trials), Trials.Constants),
        .. Of(nameof(Search), Search.Constants),
        .. Of(nameof(Race), Race.Constants),
        .. Of(nameof(Decision), Decision.Constants),
        .. Of(nameof(Interference), Interference.Constants),
        .. Of(nameof(Scan), Scan.Constants),
        .. Of(nameof(Candidates), Candidates.Constants),
        .. Of(nameof(Explanation), Explanation.Constants),
        .. Of(nameof(Suites), Suites.Constants),
        .. FixedConstants.All,
    ];

    /// <summary>The hash of all <see cref="Constants"/>.</summary>
    public string Hash => HashOf(Constants);

    /// <summary>The version of the measuring method, such as "3-1a2b3c4d": results of another version are stale.</summary>
    public string MethodVersion => string.Create(CultureInfo.InvariantCulture, $"{ProcedureVersion}-{Hash}");

    /// <summary>Eight hexadecimal digits of the SHA-256 over names, values and units. They do not depend on the culture or on the order.</summary>
    public static string HashOf(IEnumerable<PolicyConstant> constants)
    {
        var lines = constants.Select(constant => string.Create(CultureInfo.InvariantCulture, $"{constant.Name}={constant.Value} {constant.Unit}"));
        var text = string.Join('\n', lines.Order(StringComparer.Ordinal));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, HashBytes).ToLowerInvariant();
    }

    private static IEnumerable<PolicyConstant> Of(string stage, IEnumerable<PolicyConstant> constants) =>
        constants.Select(constant => constant with { Name = $"{stage}.{constant.Name}" });
}
