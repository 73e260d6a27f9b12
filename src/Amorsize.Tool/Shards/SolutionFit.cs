using System.Globalization;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Measurement.Suites;
using Amorsize.Tool.Builds;
using Amorsize.Tool.CommandLine;
using Amorsize.Tool.Projects;

namespace Amorsize.Tool.Shards;

/// <summary>
/// Gives the test projects of a solution workers that fit together, for <c>dotnet test</c> of the whole solution. Builds of one project alone keep its own plan.
/// </summary>
internal static class SolutionFit
{
    /// <summary>Fits the test projects of a solution, and returns the errors of the targets. One suite alone has nothing to fit to.</summary>
    /// <param name="services">The surroundings of the command.</param>
    /// <param name="set">The projects.</param>
    /// <param name="properties">Global properties of the projects.</param>
    /// <param name="framework">The target framework to look at; null for all.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public static async Task<IReadOnlyList<BuildEvent>> RunAsync(ToolServices services, ProjectSet set, IReadOnlyDictionary<string, string> properties, string? framework, CancellationToken cancellationToken)
    {
        var (tests, errors) = await new TestProjectQuery(services.Engine).FindAsync(set, properties, framework, cancellationToken).ConfigureAwait(false);
        var measured = tests.Where(test => test.Suite.IsMeasured).ToList();
        if (errors.Count > 0 || measured.Count < 2)
            return errors;
        var workers = SolutionWorkers.Choose([.. measured.Select(test => test.Suite)], Environment.ProcessorCount);
        var scratch = Directory.CreateTempSubdirectory("amorsize-");
        try
        {
            var plans = Path.Combine(scratch.FullName, "plans.json");
            await File.WriteAllBytesAsync(plans, SolutionPlan.Write([.. measured.Zip(workers, (test, count) => new SolutionPlan(test.Suite.Name, test.Suite.Plan, count))]), cancellationToken).ConfigureAwait(false);
            var all = new Dictionary<string, string>(properties) { ["_AmorsizeSolutionPlans"] = plans };
            var fit = await services.Engine.RunAsync(
                set with { Projects = [.. measured.Select(test => test.Path).Distinct()] }, new TargetRequest([TargetNames.FitTests], all) { InParallel = true }, static _ => { }, cancellationToken).ConfigureAwait(false);
            if (fit.Errors.Count == 0)
                Write(services, measured, workers);
            return fit.Errors;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void Write(ToolServices services, List<TestProject> tests, IReadOnlyList<int> workers)
    {
        var fitted = tests.Zip(workers).Where(pair => pair.Second < pair.First.Suite.Plan.Workers)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Name} {pair.Second} (alone {pair.First.Suite.Plan.Workers})")).ToList();
        if (fitted.Count > 0)
            services.Output.Write(new Spectre.Console.Text($"Workers in dotnet test of the whole solution: {string.Join(", ", fitted)}.{Environment.NewLine}"));
    }
}
