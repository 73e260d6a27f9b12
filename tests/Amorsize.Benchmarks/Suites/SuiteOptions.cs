namespace Amorsize.Benchmarks.Suites;

/// <summary>The options of the command for suites.</summary>
/// <param name="Shapes">The suites to measure.</param>
/// <param name="Runners">The runners to measure them on.</param>
/// <param name="Quick">Whether the run only checks that the command works.</param>
internal sealed record SuiteOptions(IReadOnlyList<SuiteShape> Shapes, IReadOnlyList<SuiteRunner> Runners, bool Quick)
{
    /// <exception cref="UsageException">An argument is unknown.</exception>
    public static SuiteOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new SuiteOptions(SuiteShape.All, SuiteRunner.All, Quick: false);
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--quick" => options with { Quick = true },
                "--kinds" when i + 1 < arguments.Length => options with { Shapes = Find(arguments[++i], SuiteShape.All, shape => shape.Name) },
                "--runners" when i + 1 < arguments.Length => options with { Runners = Find(arguments[++i], SuiteRunner.All, runner => runner.Name) },
                var other => throw new UsageException($"'{other}' is not an option of this command"),
            };
        }
        return options;
    }

    private static IReadOnlyList<T> Find<T>(string names, IReadOnlyList<T> all, Func<T, string> nameOf) =>
    [
        .. names.Split(',').Select(name => all.FirstOrDefault(one => nameOf(one) == name)
            ?? throw new UsageException($"There is no '{name}'; there are {string.Join(", ", all.Select(nameOf))}")),
    ];
}
