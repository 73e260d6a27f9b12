using System.CommandLine;
using Amorsize.Tool.Builds;
using Spectre.Console;

namespace Amorsize.Tool.CommandLine;

/// <summary>The commands about caches. Each runs one target of all projects, and prints its messages.</summary>
internal static class CacheCommands
{
    private const string File = "AmorsizeFile";

    public static IEnumerable<Command> Create(ToolServices services) =>
    [
        Create(services, "export", "Merges results into a file that can be committed.", TargetNames.Export, Exchange),
        Create(services, "import", "Merges the results of such a file into the cache.", TargetNames.Import, Exchange),
        Create(services, "verify", "Checks every entry of the cache.", TargetNames.Verify, Repair),
        Create(services, "prune", "Removes old entries from the cache.", TargetNames.Prune, static _ => Nothing),
        Create(services, "clear", "Deletes all results of the cache.", TargetNames.Clear, static _ => Nothing),
    ];

    private static Command Create(ToolServices services, string name, string description, string target, Func<Command, Action<ParseResult, Dictionary<string, string>>> addOptions)
    {
        var command = new Command(name, description);
        var projects = ProjectOptions.AddTo(command);
        var addProperties = addOptions(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var properties = projects.Properties(parsed);
            addProperties(parsed, properties);
            // The path of a file is relative to the current directory of the user, not to each project.
            if (properties.TryGetValue(File, out var file))
            {
                properties[File] = Path.GetFullPath(file, services.CurrentDirectory);
                if (target == TargetNames.Import && !System.IO.File.Exists(properties[File]))
                    throw new ToolException(ExitCode.Usage, $"There is no file {properties[File]}.");
            }
            var isShown = false;
            var result = await services.Engine.RunAsync(projects.Projects(parsed, services), [target], properties, happened => isShown |= Print(happened), inParallel: false, cancellationToken).ConfigureAwait(false);
            result.RequireAny(isShown);
            return ErrorView.Write(services.Errors, result.Errors);
        });
        return command;

        bool Print(BuildEvent happened)
        {
            if (happened.Kind == BuildEventKind.Message)
                services.Output.WriteLine(happened.Text);
            else if (happened.Kind == BuildEventKind.Warning)
                services.Output.WriteLine(happened.ToString(), new Style(Color.Yellow));
            return happened.Kind is BuildEventKind.Message or BuildEventKind.Warning;
        }
    }

    private static Action<ParseResult, Dictionary<string, string>> Exchange(Command command)
    {
        var file = new Option<string?>("--file") { Description = "The file; the project's baseline file by default." };
        var merge = new Option<string?>("--merge") { Description = "Which of two results of one workload is kept: Newer, Skip or Overwrite." };
        merge.AcceptOnlyFromAmong("Newer", "Skip", "Overwrite");
        command.Add(file);
        command.Add(merge);
        return (parsed, properties) =>
        {
            if (parsed.GetValue(file) is { } path)
                properties[File] = path;
            if (parsed.GetValue(merge) is { } policy)
                properties["AmorsizeMerge"] = policy;
        };
    }

    private static Action<ParseResult, Dictionary<string, string>> Repair(Command command)
    {
        var repair = new Option<bool>("--repair") { Description = "Quarantines bad entries." };
        command.Add(repair);
        return (parsed, properties) => properties["AmorsizeRepair"] = parsed.GetValue(repair) ? "true" : "false";
    }

    private static void Nothing(ParseResult parsed, Dictionary<string, string> properties)
    {
    }
}
