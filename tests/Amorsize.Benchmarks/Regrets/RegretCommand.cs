using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>Measures the regret of the profiler's choices and compares it with the targets.</summary>
internal static class RegretCommand
{
    public static void Run(Options options)
    {
        var files = new ResultFiles(options.Quick);
        var name = $"regret{options.Load.Suffix}";
        var known = files.Read<List<RegretOfKind>>($"{name}.json") ?? [];
        var survey = new RegretSurvey(new(options.Budget), files, options);
        foreach (var kind in options.Kinds)
        {
            Console.Error.WriteLine($"{kind.Facts.Name}: {kind.Facts.About}");
            var found = survey.Of(kind);
            // All kinds take half an hour. Earlier results of other kinds stay, and each new result is written at once.
            known = [.. AllKinds.List.Select(one => one == kind ? found : known.Find(other => other.Kind == one.Facts.Name)).OfType<RegretOfKind>()];
            files.Write($"{name}.json", known);
        }
        var text = new RegretReport(known).Text;
        files.WriteText($"{name}.md", text);
        Console.WriteLine(text);
    }
}
