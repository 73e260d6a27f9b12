using System.Text.Json;
using Amorsize.Build.Commands;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Properties;
using Amorsize.Engine;
using Amorsize.Platform.Files;
using Amorsize.Tool.Builds;
using Amorsize.Tool.Published;
using Amorsize.Tool.Status;
using Amorsize.Tool.Tuning;

namespace Amorsize.Tool.CommandLine;

/// <summary><c>amorsize tune APP.dll</c> and <c>compare NAME APP.dll</c>: measure a published program on the machine where it runs. They need the runtime, and no SDK.</summary>
internal static class ProgramCommand
{
    private const string Assembly = ".dll";

    /// <summary>Whether a path means a published program.</summary>
    public static bool Means(string? path) => path?.EndsWith(Assembly, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Measures the program, and returns the exit code.</summary>
    /// <exception cref="ToolException">The file is no program, or it has no workload of the name.</exception>
    public static Task<int> TuneAsync(ToolServices services, string path, string? workload, string? baseline, IReadOnlyDictionary<string, string> properties, CancellationToken cancellationToken) =>
        WithAsync(services, path, properties, async (program, context) =>
        {
            var errors = new List<BuildEvent>();
            var rows = await new TuningDisplay(services.Output, services.Clock).ShowAsync(happened => Task.Run(
                () =>
                {
                    var tuning = new ProgramTuning(program, context, diagnostic => Report(diagnostic, program.Assembly, happened, errors));
                    return tuning.Run(workload, baseline is null ? null : Path.GetFullPath(baseline, services.CurrentDirectory), cancellationToken)
                        .Select(row => new WorkloadRow(Item(row.Name, program.Assembly, tuning.Values(row)))).ToList();
                },
                cancellationToken)).ConfigureAwait(false);
            var status = new StatusResult([.. WorkloadRow.InOrder(rows)], [], errors).Only(workload);
            StatusView.Write(services.Output, status, path);
            return rows.Count == 0 ? ExitCode.NothingFound : ErrorView.Write(services.Errors, errors);
        });

    /// <summary>Races plans of a workload of the program. The row of the workload has the comparison.</summary>
    /// <exception cref="ToolException">The file is no program.</exception>
    public static Task<StatusResult> CompareAsync(
        ToolServices services,
        string path,
        string workload,
        IReadOnlyList<ExecutionPlan> plans,
        TimeSpan? budget,
        IReadOnlyDictionary<string, string> properties,
        Action<BuildEvent> happened,
        CancellationToken cancellationToken) => WithAsync(services, path, properties, (program, context) => Task.Run(
        () =>
        {
            var errors = new List<BuildEvent>();
            var comparison = new ProgramComparison(program, context, diagnostic => Report(diagnostic, program.Assembly, happened, errors));
            var report = comparison.Run(path, workload, plans, budget ?? context.TimeBudget, cancellationToken);
            var rows = comparison.Names.Select(name => new WorkloadRow(Item(name, program.Assembly,
            [
                ("TargetFramework", program.TargetFramework),
                (CompareCommand.Metadata, report is null || name != workload ? "" : JsonSerializer.Serialize(report, StatusJsonContext.Default.ComparisonReport)),
            ])));
            return new StatusResult([.. rows], [], errors);
        },
        cancellationToken));

    // The cache and the notes of the scan lie in a folder that is gone afterwards.
    private static async Task<T> WithAsync<T>(ToolServices services, string path, IReadOnlyDictionary<string, string> properties, Func<PublishedProgram, BuildContext, Task<T>> run)
    {
        var program = PublishedProgram.Of(Path.GetFullPath(path, services.CurrentDirectory));
        var scratch = Directory.CreateTempSubdirectory("amorsize-");
        try
        {
            return await run(program, ProgramContext.Of(program, scratch.FullName, services.CurrentDirectory, properties)).ConfigureAwait(false);
        }
        catch (PropertyException e)
        {
            throw new ToolException(ExitCode.Usage, e.Message);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            throw new ToolException(ExitCode.Failed, e.Message);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static TargetItem Item(string name, string assembly, IEnumerable<(string Name, string Value)> values) =>
        new(name, values.Append(("MSBuildSourceProjectFile", assembly)).ToDictionary(value => value.Item1, value => value.Item2));

    private static void Report(Diagnostic diagnostic, string assembly, Action<BuildEvent> happened, List<BuildEvent> errors)
    {
        switch (diagnostic)
        {
            case { Measurement: { } measurement }:
                happened(new(BuildEventKind.Progress, $"Amorsize: {diagnostic.Text}") { Values = measurement.ToMetadata(assembly).ToDictionary(value => value.Key, value => value.Value ?? "") });
                break;
            case { Severity: Severity.Error }:
                errors.Add(new(BuildEventKind.Error, diagnostic.Text, diagnostic.Code, assembly));
                break;
            case { Severity: Severity.Warning }:
                happened(new(BuildEventKind.Warning, diagnostic.Text, diagnostic.Code, assembly));
                break;
            case { Severity: Severity.Message }:
                happened(new(BuildEventKind.Message, $"Amorsize: {diagnostic.Text}"));
                break;
            default:
                break;
        }
    }
}
