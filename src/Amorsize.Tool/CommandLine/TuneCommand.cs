using System.CommandLine;
using System.Globalization;
using Amorsize.Cache.Keys;
using Amorsize.Tool.Projects;
using Amorsize.Tool.Shards;
using Amorsize.Tool.Status;
using Amorsize.Tool.Tuning;

namespace Amorsize.Tool.CommandLine;

/// <summary><c>amorsize tune</c>: builds, measures what is stale with a live display, and shows the status.</summary>
internal static class TuneCommand
{
    public static Command Create(ToolServices services)
    {
        var command = new Command("tune", "Builds, measures each workload that has no valid result, and shows the status. With the path of a published program (.dll), measures that program.");
        var projects = ProjectOptions.AddTo(command);
        var refresh = new Option<bool>("--refresh") { Description = "Measures whatever the cache says." };
        var workload = new Option<string?>("--workload", "-w") { Description = "Measures this workload only." };
        var budget = BudgetOption.AddTo(command);
        var baseline = new Option<string?>("--baseline") { Description = "For a published program: a baseline file to add the results to." };
        command.Add(baseline);
        command.Add(refresh);
        command.Add(workload);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var properties = projects.Properties(parsed);
            if (budget.Of(parsed) is { } time)
                properties["AmorsizeTimeBudget"] = time.ToString("c", CultureInfo.InvariantCulture);
            if (ProgramCommand.Means(projects.Path(parsed)))
                return await ProgramCommand.TuneAsync(services, projects.Path(parsed)!, parsed.GetValue(workload), parsed.GetValue(baseline), properties, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(baseline) is not null)
                throw new ToolException(ExitCode.Usage, "--baseline is for a published program (.dll). For projects, run: dnx Amorsize.Tool export --file FILE");
            var set = projects.Projects(parsed, services);
            var measuring = new Dictionary<string, string>(properties) { ["AmorsizeMode"] = parsed.GetValue(refresh) ? "Refresh" : "Profile" };
            if (parsed.GetValue(workload) is { } name)
                measuring["_AmorsizeOnlyMeasured"] = name;
            var errors = await new TuningDisplay(services.Output, services.Clock).ShowAsync(
                happened => services.Engine.BuildAsync(set, projects.Framework(parsed), measuring, happened, cancellationToken)).ConfigureAwait(false);
            if (errors.Count > 0)
                return ErrorView.Write(services.Errors, errors);
            var status = await new StatusQuery(services.Engine).RunAsync(set, properties, projects.Framework(parsed), cancellationToken).ConfigureAwait(false);
            var shown = status.Only(parsed.GetValue(workload));
            StatusView.Write(services.Output, shown, projects.Path(parsed));
            var fitErrors = set.IsFile && SolutionProjects.IsSolution(set.Path) && status.Rows.Count(row => row.Name == Subject.Tests.Name) > 1
                ? await SolutionFit.RunAsync(services, set, properties, projects.Framework(parsed), cancellationToken).ConfigureAwait(false)
                : [];
            return ErrorView.Write(services.Errors, [.. shown.Errors, .. fitErrors]);
        });
        return command;
    }
}
