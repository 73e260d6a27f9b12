using System.CommandLine;
using Amorsize.Tool.Builds;
using Amorsize.Tool.Doctor;
using Amorsize.Tool.Projects;
using Amorsize.Tool.Status;
using Spectre.Console;

namespace Amorsize.Tool.CommandLine;

/// <summary><c>amorsize doctor</c>: tells whether the machine is fit to measure, and whether projects are set up right.</summary>
internal static class DoctorCommand
{
    public static Command Create(ToolServices services)
    {
        var command = new Command("doctor", "Checks whether this machine is fit to measure, and whether the projects are set up right.");
        var projects = ProjectOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // The load is read first, before this command itself makes some.
            var findings = await new MachineDoctor(services.Machine).ExamineAsync(cancellationToken).ConfigureAwait(false);
            Write(services.Output, "Machine", findings);
            var (ofProjects, errors) = await ExamineAsync(services, () => projects.Projects(parsed, services), projects.Properties(parsed), cancellationToken).ConfigureAwait(false);
            services.Output.WriteLine();
            Write(services.Output, "Projects", ofProjects);
            return ErrorView.Write(services.Errors, errors) != ExitCode.Done || findings.Concat(ofProjects).Any(finding => finding.Kind == FindingKind.Problem)
                ? ExitCode.Failed
                : ExitCode.Done;
        });
        return command;
    }

    // A folder without a project is no problem of the machine, so the doctor says so and ends well.
    private static async Task<(IReadOnlyList<DoctorFinding> Findings, IReadOnlyList<BuildEvent> Errors)> ExamineAsync(
        ToolServices services, Func<ProjectSet> find, IReadOnlyDictionary<string, string> properties, CancellationToken cancellationToken)
    {
        try
        {
            var result = await services.Engine.RunAsync(find(), [TargetNames.Status], properties, static _ => { }, inParallel: true, cancellationToken).ConfigureAwait(false);
            var findings = ProjectDoctor.Examine(result.Items, StatusResult.Of(result, TargetNames.Status, framework: null));
            return (findings.Count > 0 || result.Errors.Count > 0 ? findings : [DoctorFinding.Good("projects", "nothing to say")], result.Errors);
        }
        catch (ToolException e) when (e.ExitCode == ExitCode.NothingFound)
        {
            return ([DoctorFinding.Note("projects", e.Message)], []);
        }
    }

    private static void Write(IAnsiConsole console, string title, IReadOnlyList<DoctorFinding> findings)
    {
        console.WriteLine(title, new Style(decoration: Decoration.Bold));
        var grid = new Grid().AddColumn(new() { Padding = new(2, 0, 0, 0), NoWrap = true }).AddColumn(new() { Padding = new(2, 0, 0, 0), NoWrap = true }).AddColumn(new() { Padding = new(2, 0, 0, 0) });
        foreach (var finding in findings)
            grid.AddRow(Mark(finding.Kind), new Text(finding.Subject), new Text(finding.Text));
        console.Write(grid);
    }

    private static Text Mark(FindingKind kind) => kind switch
    {
        FindingKind.Good => new("good", new Style(Color.Green)),
        FindingKind.Note => new("note", new Style(Color.Yellow)),
        _ => new("problem", new Style(Color.Red)),
    };
}
