using System.Reflection;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Properties;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Summary;
using Amorsize.Measurement.Selection;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Amorsize.Build.Tasks;

/// <summary>Base of all tasks: a defect of this package costs a warning and never breaks the build.</summary>
public abstract class AmorsizeTask : Microsoft.Build.Utilities.Task
{
    /// <summary>The item <c>_AmorsizeContext</c> of the targets. Its metadata are the inputs of all tasks.</summary>
    [Required]
    public ITaskItem Context { get; set; } = new TaskItem("context");

    private readonly List<SummaryNews> news = [];

    private MeasurementProgress? announced;
    private BuildContext? inputs;

    private IReadOnlyDictionary<string, string>? variables;

    private protected BuildContext Inputs => inputs ??= new(Context.GetMetadata, Variables);

    /// <summary>The environment variables of the build.</summary>
    private protected IReadOnlyDictionary<string, string> Variables => variables ??= RuntimeVariables.OfProcess();

    private protected static string ToolVersion { get; } =
        typeof(AmorsizeTask).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            Run();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (PropertyException e)
        {
            Report(Diagnostic.Error("AMZ0001", e.Message));
        }
#pragma warning disable CA1031 // No defect of this package may break the user's build.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Report(Defects.In(GetType().Name, e));
        }
        if (news.Count > 0)
            Summarize();
        return !Log.HasLoggedErrors;
    }

    private protected abstract void Run();

    private protected void Report(Diagnostic diagnostic)
    {
        if (diagnostic.News is { } newest)
            news.Add(newest);
        if (diagnostic.Measurement is { } measurement)
        {
            announced = measurement;
            BuildEngine.LogProgress(diagnostic, measurement, Inputs.ProjectFile);
        }
        if (diagnostic.Measurement is null || diagnostic.Severity == Severity.Message)
            Log.Log(diagnostic, Inputs.ProjectFile);
    }

    /// <summary>Reports that the measurement which was announced last has reached a stage.</summary>
    private protected void ReportStage(SearchStage stage)
    {
        if (announced is { } measurement)
            Report(WorkloadMessages.Reached(measurement, stage));
    }

    /// <summary>Adds the news of this task to the summary of the CI service, if there is one.</summary>
    private void Summarize()
    {
        try
        {
            if (!Inputs.Summarizes || SummaryPage.Of(Environment.GetEnvironmentVariable) is not { } page)
                return;
            page.Add([.. news.Select(newest => ($"{Inputs.AssemblyName} ({Inputs.TargetFramework})", newest))]);
            if (page.Announcement.Length > 0)
                Log.LogMessage(MessageImportance.High, "{0}", page.Announcement);
        }
        catch (PropertyException e)
        {
            Report(Diagnostic.Error("AMZ0001", e.Message));
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(CacheMessages.SummaryNotWritten(e));
        }
    }
}
