using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.UpToDate;

/// <summary>Tells whether nothing has changed since a build last found all results valid. Runs in every build of a project with workloads.</summary>
/// <remarks>
/// The engine loads all public types of a task's assembly with the assemblies that they refer to, and reflects over each property of the task. So this task has
/// a small assembly of its own, and implements the interface itself.
/// </remarks>
public sealed class CheckUpToDate : ITask
{
    /// <summary>Set by MSBuild.</summary>
    public IBuildEngine? BuildEngine { get; set; }

    /// <summary>Set by MSBuild.</summary>
    public ITaskHost? HostObject { get; set; }

    /// <summary>The item <c>_AmorsizeContext</c> of the targets.</summary>
    [Required]
    public ITaskItem? Context { get; set; }

    /// <summary>Whether every result is still valid, and the settings file is current.</summary>
    [Output]
    public bool IsUpToDate { get; private set; }

    /// <inheritdoc/>
    public bool Execute()
    {
        try
        {
            var context = Context!.CloneCustomMetadata();
            var question = UpToDateQuestion.Of(UpToDateQuestion.Hardware(), context, Environment.GetEnvironmentVariables());
            if (new UpToDateCheck((string)context["CheckFile"]!, TimeProvider.System, new LocalFileSystem()).Recall(question) is { } hits)
            {
                IsUpToDate = true;
                BuildEngine!.LogMessageEvent(new(UpToDateCheck.Message(hits), helpKeyword: null, nameof(CheckUpToDate), MessageImportance.Normal));
            }
        }
#pragma warning disable CA1031 // The full check, which then runs, reports a defect.
        catch (Exception)
#pragma warning restore CA1031
        {
            IsUpToDate = false;
        }
        return true;
    }
}
