using System.CommandLine;
using Amorsize.Tool.Builds;
using Amorsize.Tool.Projects;
using Spectre.Console;

namespace Amorsize.Tool.CommandLine;

/// <summary><c>amorsize report</c>: one page with the evidence of all projects.</summary>
internal static class ReportCommand
{
    // No path that MSBuild has normalized has two slashes in a row.
    private const string SectionSeparator = "//";

    public static Command Create(ToolServices services)
    {
        var command = new Command("report", "Writes one page with the evidence of all projects.");
        var projects = ProjectOptions.AddTo(command);
        var open = new Option<bool>("--open") { Description = "Opens the page in the browser." };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; obj/amorsize/report.html beside the project or solution by default." };
        command.Add(open);
        command.Add(output);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var set = projects.Projects(parsed, services);
            var properties = projects.Properties(parsed);
            var sections = await services.Engine.RunAsync(set, [TargetNames.ReportSection], properties, Print, inParallel: true, cancellationToken).ConfigureAwait(false);
            var written = sections.Items.Where(item => item.Target == TargetNames.ReportSection).ToList();
            sections.RequireAny(written.Count > 0);
            if (sections.Errors.Count > 0 || written.Count == 0)
                return sections.Errors.Count > 0 ? ErrorView.Write(services.Errors, sections.Errors) : ExitCode.NothingFound;
            // One project writes the page for all.
            properties["_AmorsizeSections"] = string.Join(SectionSeparator, written.Select(item => item.Identity));
            properties["_AmorsizeReportTitle"] = Path.GetFileNameWithoutExtension(set.Path);
            properties["_AmorsizeReportFile"] = PageOf(set, parsed.GetValue(output), services.CurrentDirectory);
            var page = await services.Engine.RunAsync(set with { Projects = [written[0].Project] }, [TargetNames.WriteReport], properties, Warn, inParallel: false, cancellationToken).ConfigureAwait(false);
            if (page.Items.FirstOrDefault(item => item.Target == TargetNames.WriteReport)?.Identity is { } path && page.Errors.Count == 0)
            {
                services.Output.Profile.Out.Writer.WriteLine(path);
                if (parsed.GetValue(open))
                    services.Open(path);
            }
            else if (page.Errors.Count == 0)
                throw new ToolException(ExitCode.Failed, $"The report {properties["_AmorsizeReportFile"]} was not written.");
            return ErrorView.Write(services.Errors, page.Errors);
        });
        return command;

        void Print(BuildEvent happened)
        {
            if (happened.Kind == BuildEventKind.Message)
                services.Output.WriteLine(happened.Text);
            Warn(happened);
        }

        void Warn(BuildEvent happened)
        {
            if (happened.Kind == BuildEventKind.Warning)
                services.Errors.WriteLine(happened.ToString(), new Style(Color.Yellow));
        }
    }

    private static string PageOf(ProjectSet set, string? output, string currentDirectory) => output is not null
        ? Path.GetFullPath(output, currentDirectory)
        : Path.Combine(set.Folder, "obj", "amorsize", "report.html");
}
