using System.CommandLine;
using System.Globalization;
using Amorsize.Measurement.Suites;
using Amorsize.Tool.Shards;
using Spectre.Console;

namespace Amorsize.Tool.CommandLine;

/// <summary><c>amorsize shards</c>: divides the tests of all projects among machines.</summary>
internal static class ShardsCommand
{
    private const int MaxShards = 1000;

    public static Command Create(ToolServices services)
    {
        var command = new Command("shards", "Divides the tests of a project or a solution among machines, by the times of their last measurement. Builds and runs nothing.");
        var projects = ProjectOptions.AddTo(command);
        var count = new Option<int>("--count") { Description = $"The number of machines, from 1 to {MaxShards}.", Required = true };
        command.Add(count);
        count.Validators.Add(result =>
        {
            if (result.Tokens is not [var token] || !int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MaxShards)
                result.AddError($"--count is a number of machines from 1 to {MaxShards}.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (set, properties) = (projects.Projects(parsed, services), projects.Properties(parsed));
            var (tests, errors) = await new TestProjectQuery(services.Engine).RunAsync(set, properties, projects.Framework(parsed), cancellationToken).ConfigureAwait(false);
            if (errors.Count > 0)
                return ErrorView.Write(services.Errors, errors);
            var shards = SuiteShards.Divide([.. tests.Select(test => test.Suite)], parsed.GetValue(count));
            var division = new SolutionDivision(services.Engine, set, properties);
            errors = await division.WriteAsync(tests, shards, cancellationToken).ConfigureAwait(false);
            if (errors.Count > 0)
                return ErrorView.Write(services.Errors, errors);
            Write(services.Output, tests, shards, shard => Path.GetRelativePath(services.CurrentDirectory, division.PathOf(shard)));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<TestProject> tests, IReadOnlyList<SuiteShard> shards, Func<SuiteShard, string> pathOf)
    {
        var names = tests.ToDictionary(test => test.Suite.Name, test => test.IsOneOfSeveral ? $"{test.Name} ({test.TargetFramework})" : test.Name);
        var grid = new Grid().AddColumn(new() { Padding = new(0), NoWrap = true }).AddColumn(new() { Padding = new(2, 0, 0, 0), NoWrap = true, Alignment = Justify.Right }).AddColumn(new() { Padding = new(2, 0, 0, 0) });
        foreach (var shard in shards)
            grid.AddRow(new Text(pathOf(shard)), new Text(TimeOf(shard)), new Text(string.Join(", ", shard.Parts.Select(part => TextOf(part, names)))));
        console.Write(grid);
        if (tests.Where(test => !test.Suite.IsMeasured).Select(test => test.Name).Distinct().ToList() is { Count: > 0 } unknown)
            console.WriteLine($"The times of {string.Join(", ", unknown)} are not known, so they count as average. Build with AmorsizeTuneTests=true where measuring is allowed.");
        console.WriteLine($"Each machine runs one: dotnet msbuild {pathOf(shards[0])}");
    }

    // The time of a shard is known only if all of its tests were measured.
    private static string TimeOf(SuiteShard shard) => shard.Parts.Count == 0 ? "nothing"
        : shard.Parts.All(part => part.Suite.IsMeasured) ? string.Create(CultureInfo.InvariantCulture, $"{shard.Time.TotalSeconds:0.0} s") : "";

    private static string TextOf(ShardPart part, Dictionary<string, string> names) => part.IsWhole
        ? names[part.Suite.Name]
        : string.Create(CultureInfo.InvariantCulture, $"{names[part.Suite.Name]} ({part.Units.Count} of {part.Suite.Units.Count} classes)");
}
