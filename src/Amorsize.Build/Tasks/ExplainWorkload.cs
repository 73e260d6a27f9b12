using System.Text.Json;
using Amorsize.Build.Commands;
using Amorsize.Build.Tasks.Items;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Returns the status of each workload, and the explanation of one.</summary>
public sealed class ExplainWorkload : StatusTask
{
    /// <summary>The name of the workload to explain.</summary>
    public string Workload { get; set; } = "";

    /// <summary>One item for each workload. The metadata <c>Explanation</c> of the named one is JSON, a list of <see cref="ExplanationSection"/>.</summary>
    [Output]
    public ITaskItem[] Rows { get; private set; } = [];

    private protected override void Run()
    {
        var build = CurrentBuild();
        Rows = [.. (LookUp(build, new ReadOnlyFileSystem(new LocalFileSystem())) ?? []).Select(row =>
        {
            var item = StatusItem.From(row, build);
            if (row.Name == Workload)
                item.Set("Explanation", JsonSerializer.Serialize(WorkloadExplanation.Of(row), StatusJsonContext.Default.IReadOnlyListExplanationSection));
            return item;
        })];
    }
}
