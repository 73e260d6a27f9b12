using System.CommandLine;
using Amorsize.Tool.Status;

namespace Amorsize.Tool.CommandLine;

/// <summary><c>amorsize status</c>: one table of the workloads of all projects.</summary>
internal static class StatusCommand
{
    public static Command Create(ToolServices services)
    {
        var command = new Command("status", "Shows the plan, speed-up, age and verdict of each workload. Builds and measures nothing.");
        var projects = ProjectOptions.AddTo(command);
        var json = new Option<bool>("--json") { Description = "Prints what dotnet build -getTargetResult:AmorsizeStatus gives, for all projects." };
        var markdown = new Option<bool>("--markdown") { Description = "Prints the summary that builds add to a run on GitHub Actions." };
        command.Add(json);
        command.Add(markdown);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var status = await new StatusQuery(services.Engine)
                .RunAsync(projects.Projects(parsed, services), projects.Properties(parsed), projects.Framework(parsed), cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json))
                services.Output.Profile.Out.Writer.WriteLine(StatusJson.Of(status));
            else if (parsed.GetValue(markdown))
                services.Output.Profile.Out.Writer.Write(StatusMarkdown.Of(status));
            else
                StatusView.Write(services.Output, status, projects.Path(parsed));
            return ErrorView.Write(services.Errors, status.Errors);
        });
        return command;
    }
}
