using System.Globalization;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Cache.Entries;
using Amorsize.Discovery.Workloads;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Selection;

namespace Amorsize.Build.Diagnostics;

/// <summary>The messages about workloads.</summary>
internal static class WorkloadMessages
{
    public static Diagnostic FlagCannotWork(string method, string cause) =>
        Diagnostic.Error("AMZ2004", $"[Workload] on {method} cannot work. {cause}.");

    public static Diagnostic ForeignRuntime(string assembly, string runtimeIdentifier) =>
        new(Severity.Detail, "AMZ0003", $"{assembly} is not profiled here: it is built for {runtimeIdentifier}, which cannot run on this machine.");

    public static Diagnostic CannotRunHere(string assembly, string why) =>
        new(Severity.Detail, "AMZ0003", $"{assembly} cannot run on this machine, so it is not profiled here and earlier results or the defaults are used: {why}");

    /// <param name="workload">The name that several assemblies flag.</param>
    /// <param name="assemblies">The assemblies, in ordinal order.</param>
    public static Diagnostic SharedName(string workload, IReadOnlyList<string> assemblies) => Diagnostic.Warning(
        "AMZ0005", $"Workload '{workload}' is flagged by {string.Join(" and by ", assemblies)}. A call of TunedSettings.For in one of them gets its own settings. Any other call, and each call under Native AOT, gets those of {assemblies[0]}. Rename one of the workloads, or pass the assembly: TunedSettings.For(name, assembly).");

    /// <summary>The number of look-ups, by verdict.</summary>
    public static Diagnostic LookUps(VerdictCounts verdicts) => new(Severity.Detail, "", verdicts.ToString());

    /// <summary>The error that fails a build with -question: the settings file must be written.</summary>
    public static Diagnostic SettingsFileIsOutdated(string path) => Diagnostic.Error("", $"{path} is not current: a build without -question writes it.");

    public static Diagnostic Measuring(string workload, int number, int count) =>
        Diagnostic.Progress(string.Create(CultureInfo.InvariantCulture, $"profiling '{workload}' ({number} of {count}) …")) with { Measurement = new(workload, number, count) };

    public static Diagnostic Comparing(string workload) => Diagnostic.Progress($"comparing plans of '{workload}' …") with { Measurement = new(workload, 1, 1) };

    /// <summary>A detail, because a look takes a moment and mostly finds nothing.</summary>
    public static Diagnostic Looking(string workload) =>
        new(Severity.Detail, "", $"timing '{workload}' for a moment to see if it still takes as long as when it was measured");

    /// <summary>A stage of the measurement that runs, for programs that show progress.</summary>
    public static Diagnostic Reached(MeasurementProgress measurement, SearchStage stage) =>
        new(Severity.Detail, "", $"'{measurement.Subject}': {InWords(stage)}") { Measurement = measurement with { Stage = InWords(stage) } };

    public static Diagnostic Measured(Profile profile) =>
        Diagnostic.Progress($"'{profile.Workload}': {profile.Reason}{string.Concat(profile.Warnings.Select(warning => $" ({warning})"))}");

    public static Diagnostic SettingsFileNotWritten(string error) => Diagnostic.Warning(
        "AMZ3001", $"The tuned settings cannot be written beside the assembly: {error.TrimEnd('.')}. The program uses the file that is there, or the framework's default. Make the output folder writable.");

    /// <param name="workload">The workload.</param>
    /// <param name="failure">The failure of its measurement.</param>
    /// <param name="hasProfile">Whether an earlier measurement of the same content gave a profile, which stays in use.</param>
    public static Diagnostic Failed(WorkloadDescriptor workload, Failure failure, bool hasProfile) => failure.Outcome == ProfileOutcome.FlagCannotWork
        ? FlagCannotWork(workload.Method, failure.Message)
        : Diagnostic.Warning(CodeOf(failure.Outcome), $"{Failure(workload.Name, failure)} It runs with {(hasProfile ? "its earlier settings" : "the framework's default")} until it can be profiled. {RemedyFor(workload, failure)}");

    private static string RemedyFor(WorkloadDescriptor workload, Failure failure) => failure.IsOfPreparation
        ? $"Correct that code, or set Enabled = false on the flag of {workload.Method}."
        : $"Correct {workload.Method}, or set Enabled = false on its flag.";

    /// <param name="workload">Name of the workload that could not be measured.</param>
    /// <param name="why">A description of the foreign load.</param>
    public static Diagnostic Interference(string workload, string why) => Diagnostic.Warning(
        "AMZ2006", $"Workload '{workload}' could not be measured: {why}. Nothing is stored for it. It runs with its earlier settings, or with the framework's default. Build again when the machine is quieter.");

    public static Diagnostic NotMeasured(string workload, string why) => Diagnostic.Warning(
        "AMZ2006", $"Workload '{workload}' could not be measured: {why.TrimEnd('.')}. Nothing is stored for it. It runs with its earlier settings, or with the framework's default. Correct the cause, and build again.");

    public static string Failure(string workload, Failure failure) => failure.Outcome switch
    {
        _ when failure.IsOfPreparation => $"Workload '{workload}' gave no result: {failure.Message}.",
        ProfileOutcome.Threw => $"Workload '{workload}' threw while it was profiled: {failure.Message}.",
        ProfileOutcome.TimedOut => $"Workload '{workload}' was stopped: {failure.Message}.",
        ProfileOutcome.OutOfMemory => $"Workload '{workload}' ran out of memory while it was profiled: {failure.Message}.",
        ProfileOutcome.Crashed => $"Workload '{workload}' crashed while it was profiled: {failure.Message}.",
        _ => $"Workload '{workload}' was not profiled: {failure.Message}.",
    };

    /// <summary>Tells once in a build that measured an unoptimized assembly that its results are not used by an optimized one.</summary>
    public static Diagnostic MeasuredUnoptimized(string assembly, string configuration) =>
        Diagnostic.Progress($"{assembly} was measured as a {configuration} build; an optimized build, such as Release, is tuned apart when it is built");

    /// <summary>The code of the warning about a failed measurement.</summary>
    public static string CodeOf(ProfileOutcome outcome) => outcome switch
    {
        ProfileOutcome.Threw => "AMZ2001",
        ProfileOutcome.TimedOut => "AMZ2002",
        ProfileOutcome.OutOfMemory => "AMZ2005",
        _ => "AMZ2003",
    };

    private static string InWords(SearchStage stage) => stage switch
    {
        SearchStage.WarmUp => "warming up",
        SearchStage.Probe => "timing items",
        SearchStage.Scan => "trying worker counts",
        SearchStage.Race => "racing the plans",
        // An unknown byte comes from another version of the profiler. It is no reason to fail.
        _ => "",
    };
}
