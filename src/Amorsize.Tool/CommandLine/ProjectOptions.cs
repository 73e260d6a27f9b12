using System.CommandLine;
using Amorsize.Tool.Projects;

namespace Amorsize.Tool.CommandLine;

/// <summary>The argument and options that all commands about projects share.</summary>
internal sealed class ProjectOptions
{
    private readonly Argument<string?> path = new("PATH") { Description = "A project, a solution (.sln, .slnx, .slnf) or a folder; the current folder by default.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> configuration = new("--configuration", "-c") { Description = "The configuration, such as Release; that of a plain build by default." };
    private readonly Option<string?> framework = new("--framework", "-f") { Description = "One target framework, such as net10.0; all by default." };
    private readonly Option<string[]> properties = new("--property", "-p") { Description = "An MSBuild property, as NAME=VALUE.", AllowMultipleArgumentsPerToken = false };

    private ProjectOptions(Command command)
    {
        command.Add(path);
        command.Add(configuration);
        command.Add(framework);
        command.Add(properties);
        path.Validators.Add(result =>
        {
            // An unknown option would otherwise be taken for the path.
            if (result.GetValueOrDefault<string?>() is { } text && text.StartsWith('-'))
                result.AddError($"There is no option '{text}'.");
        });
        properties.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string[]>()?.FirstOrDefault(property => property.IndexOf('=', StringComparison.Ordinal) < 1) is { } bad)
                result.AddError($"'{bad}' is no property. Write it as NAME=VALUE.");
        });
    }

    /// <summary>Adds the argument and options to a command.</summary>
    public static ProjectOptions AddTo(Command command) => new(command);

    public string? Path(ParseResult parsed) => parsed.GetValue(path);

    /// <exception cref="ToolException">The path does not tell which projects are meant.</exception>
    public ProjectSet Projects(ParseResult parsed, ToolServices services) => ProjectFinder.Find(parsed.GetValue(path), services.CurrentDirectory);

    public string? Framework(ParseResult parsed) => parsed.GetValue(framework);

    /// <summary>The global properties of the projects.</summary>
    public Dictionary<string, string> Properties(ParseResult parsed)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        // As for MSBuild, the last value of a property counts.
        foreach (var parts in (parsed.GetValue(properties) ?? []).Select(property => property.Split('=', 2)))
            all[parts[0]] = parts[1];
        if (parsed.GetValue(configuration) is { } name)
            all["Configuration"] = name;
        return all;
    }
}
