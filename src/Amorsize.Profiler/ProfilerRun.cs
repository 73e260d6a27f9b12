using System.Reflection;
using System.Runtime.Loader;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processes;
using Amorsize.Profiler.Binding;
using Amorsize.Profiler.Subjects;

namespace Amorsize.Profiler;

/// <summary>Profiles the workload that a request file names, and writes the report file.</summary>
internal static class ProfilerRun
{
    // The name of the data behind AppContext.BaseDirectory.
    private const string BaseDirectory = "APP_CONTEXT_BASE_DIRECTORY";

    public static void Execute(string requestPath)
    {
        var request = ProtocolJson.ReadRequest(File.ReadAllBytes(requestPath));
        // The runtime takes it from the assembly that it starts. For a library, which it cannot start, that is the profiler.
        AppContext.SetData(BaseDirectory, Path.GetDirectoryName(request.AssemblyPath) + Path.DirectorySeparatorChar);
        // The build sleeps until it reads a byte from this stream, so that it takes no processor from the measurement.
        var progress = SilencedOutput.Redirect(request.ErrorPath);
        File.WriteAllBytes(request.StartedPath, []);
        progress.WriteByte(ProfileRequest.Progress);
        var report = Profile(request, stage => progress.WriteByte((byte)stage));
        // The rename is atomic, so a report that exists is complete.
        var temporary = request.ReportPath + ".tmp";
        File.WriteAllBytes(temporary, ProtocolJson.Write(report));
        File.Move(temporary, request.ReportPath);
        progress.WriteByte(ProfileRequest.Progress);
        // The build kills this process when it sees the report, together with all threads and processes that the workload left behind.
        Thread.Sleep(Timeout.Infinite);
    }

    private static ProfileReport Profile(ProfileRequest request, Action<SearchStage> reached)
    {
        MethodBase? method = null;
        try
        {
            var look = request.Look is null ? null : new LoopLook(SystemInstruments.Create());
            var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(request.AssemblyPath);
            method = assembly.ManifestModule.ResolveMethod(request.MethodToken)!;
            if (look is not null)
                return new() { Outcome = ProfileOutcome.Measured, Time = Run((MethodInfo)method, request, subject => new BoundedLook(look.Run, look.IsMachineBusy).Run(subject, request.Look!)).Result };
            return request.Compared is { } plans
                ? new() { Outcome = ProfileOutcome.Measured, Comparison = Run((MethodInfo)method, request, subject => new PlanRace(InstrumentsFor(reached)).Run(request.Workload, subject, plans, LimitsOf(request))).Result }
                : new() { Outcome = ProfileOutcome.Measured, Profile = Measure((MethodInfo)method, request, reached) };
        }
        catch (Exception e)
        {
            return FailureReport.Of(e, method?.Module.Assembly);
        }
    }

    /// <summary>Measures a workload between its set-up and its clean-up.</summary>
    internal static Profile Measure(MethodInfo method, ProfileRequest request, Action<SearchStage> reached)
    {
        var (profile, failure) = Run(method, request, subject => new PlanSearch(InstrumentsFor(reached)).Run(request.Workload, subject, LimitsOf(request), request.Earlier));
        // The measurement is valid although the clean-up failed.
        return failure is null ? profile : profile with { Warnings = [.. profile.Warnings, failure] };
    }

    private static Instruments InstrumentsFor(Action<SearchStage> reached) => SystemInstruments.Create() with { Reached = reached };

    private static SearchLimits LimitsOf(ProfileRequest request) =>
        new(Environment.ProcessorCount, request.Options.MaxDegreeOfParallelism, request.Budget, SystemInstruments.MemoryBudget());

    private static (T Result, string? CleanUpFailure) Run<T>(MethodInfo method, ProfileRequest request, Func<ILoopSubject, T> use)
    {
        var code = new UserCode(running => File.WriteAllText(request.StartedPath, running));
        var preparation = Preparation.Of(method.Module, request.Options, code);
        T result;
        try
        {
            var subject = WorkloadBinder.Bind(method, request, code, preparation.SetUp());
            SilencedOutput.DropConsoleErrors();
            result = use(subject);
        }
        catch
        {
            CleanUpAfterFailure(preparation);
            throw;
        }
        return (result, Failure(preparation.CleanUp, method));
    }

    // The cause of the failure is reported, whether the clean-up fails after it or not.
    private static void CleanUpAfterFailure(Preparation preparation)
    {
        try
        {
            preparation.CleanUp();
        }
        catch (Exception e) when (e is UserCodeException or FlagException)
        {
        }
    }

    private static string? Failure(Action step, MethodInfo method)
    {
        try
        {
            step();
            return null;
        }
        catch (UserCodeException e)
        {
            return FailureReport.TextOf(e, method.Module.Assembly);
        }
    }
}
