using System.CommandLine;
using Amorsize.Tool.Builds;
using Amorsize.Tool.Status;

namespace Amorsize.Tool.CommandLine;

/// <summary><c>amorsize explain NAME</c>: why a workload has its plan, and everything that its result depends on.</summary>
internal static class ExplainCommand
{
    public static Command Create(ToolServices services)
    {
        var command = new Command("explain", "Shows why a workload has its plan: the plans that were raced, the history, and what the result depends on.");
        var name = new Argument<string>("NAME") { Description = "The name of the workload." };
        command.Add(name);
        var projects = ProjectOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var properties = projects.Properties(parsed);
            properties["_AmorsizeExplained"] = parsed.GetRequiredValue(name);
            var status = await new StatusQuery(services.Engine)
                .RunAsync(projects.Projects(parsed, services), properties, projects.Framework(parsed), cancellationToken, TargetNames.Explain).ConfigureAwait(false);
            foreach (var row in status.Only(parsed.GetRequiredValue(name)).Rows.Where(row => row.Name == parsed.GetRequiredValue(name)))
                ExplanationView.Write(services.Output, row);
            return ErrorView.Write(services.Errors, status.Errors);
        });
        return command;
    }
}
