using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Landscapes;

/// <summary>Measures the whole grid of each kind, stores the samples, and prints the time of users' forms of loop over the time of the best plan.</summary>
internal static class LandscapeCommand
{
    private const double NearMargin = 0.1;

    private static readonly Form[] forms = Enum.GetValues<Form>().Where(form => form != Form.Engine).ToArray();

    public static void Run(Options options)
    {
        var files = new ResultFiles(options.Quick);
        var table = new Table(["kind", .. forms.Select(form => form.ToString()), "best plan", "within 10 %", "CV", "rounds"]);
        foreach (var kind in options.Kinds)
        {
            Console.Error.WriteLine($"{kind.Facts.Name}: {kind.Facts.About}");
            table.Add(Row(Survey(kind, files, options.Quick)));
        }
        Console.WriteLine($"{MachineFacts.Here}\nTime over the time of the best plan\n\n{table}\nSamples: {files.PathOf("landscape")}");
    }

    /// <summary>Measures a kind and stores the samples.</summary>
    public static Landscape Survey(IKind kind, ResultFiles files, bool quick)
    {
        var landscape = LandscapeSurvey.Of(kind, quick);
        files.Write(Landscape.FileOf(landscape.Kind), landscape);
        return landscape;
    }

    private static string[] Row(Landscape landscape) =>
    [
        landscape.Kind,
        .. forms.Select(form => landscape.OverBest(form) is { } ratio ? Figures.Ratio(ratio) : ""),
        landscape.BySpeed[0].Candidate.ToString(),
        $"{landscape.Within(NearMargin)}/{landscape.BySpeed.Count}",
        Figures.Percent(landscape.Variation),
        $"{landscape.Cells[0].Samples.Count}",
    ];
}
