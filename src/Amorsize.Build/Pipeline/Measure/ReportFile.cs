using System.Globalization;
using System.Text;
using System.Text.Json;
using Amorsize.Measurement.Protocol;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>
/// Reads the report of a profiler process. The user's code runs in that process, so it may have written any bytes to the file. Bytes that are no report of
/// the workload count as a crash of the workload.
/// </summary>
internal static class ReportFile
{
    /// <summary>The size limit of a report, in bytes: that of the cache entry which is made of it.</summary>
    private const int MaxBytes = 1 << 20;

    // A longer text is no name of a member: the user's code has written it.
    private const int MaxNameBytes = 1 << 10;

    /// <param name="path">Absolute path of the report.</param>
    /// <param name="workload">Name of the workload that was to be profiled.</param>
    /// <param name="isLook">Whether the report is that of a look, which has no profile.</param>
    public static ProfileReport Read(string path, string workload, bool isLook = false)
    {
        try
        {
            var bytes = new LocalFileSystem().Read(path, MaxBytes);
            return bytes switch
            {
                null => Spoiled("it is missing"),
                { Length: > MaxBytes } => Spoiled(string.Create(CultureInfo.InvariantCulture, $"it is larger than {MaxBytes >> 10} KiB")),
                _ => Checked(ProtocolJson.ReadReport(bytes), workload, isLook),
            };
        }
        // InvalidOperationException: a string is not UTF-8, or has half of a surrogate pair.
        catch (Exception e) when (e.IsOfFiles() || e is JsonException or FormatException or InvalidOperationException)
        {
            return Spoiled(e.Message);
        }
    }

    /// <summary>The code of the user around the measurement that runs now, as messages name it; null if none does.</summary>
    /// <param name="request">The request to a profiler that has written no report.</param>
    public static string? PreparingCode(ProfileRequest request)
    {
        byte[]? name = null;
        AtomicFile.Attempt(() => name = new LocalFileSystem().Read(request.StartedPath, MaxNameBytes));
        return name is { Length: > 0 and <= MaxNameBytes } ? Encoding.UTF8.GetString(name) : null;
    }

    private static ProfileReport Checked(ProfileReport report, string workload, bool isLook) => report switch
    {
        { Outcome: ProfileOutcome.Measured, Time: null } when isLook => Spoiled("it has no time"),
        { Outcome: ProfileOutcome.Measured, Profile: null, Comparison: null } when !isLook => Spoiled("it has no result"),
        { Outcome: ProfileOutcome.Measured } when !isLook && (report.Profile?.Workload ?? report.Comparison?.Workload) != workload => Spoiled("it is of another workload"),
        _ => report,
    };

    private static ProfileReport Spoiled(string why) => new() { Outcome = ProfileOutcome.Crashed, Message = $"the report of its process cannot be used: {why}" };
}
