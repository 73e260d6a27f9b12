using System.Globalization;
using System.Text;

namespace Amorsize.Benchmarks.Suites;

/// <summary>The shape of a suite that takes three to four seconds sequentially.</summary>
/// <param name="Name">Name on the command line and in the report.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Methods">Tests of each class.</param>
/// <param name="Body">Body of each test; it may await.</param>
internal sealed record SuiteShape(string Name, int Classes, int Methods, string Body)
{
    private const string Sleeping = "Thread.Sleep(100);";

    /// <summary>The bodies of more tests, each list in a class of its own.</summary>
    public IReadOnlyList<IReadOnlyList<string>> More { get; init; } = [];

    /// <summary>Every test of this number is skipped; 0: none.</summary>
    public int SkippedTest { get; init; }

    /// <summary>Whether tests fail when they run beside each other, so that the runs under the chosen plan are checked.</summary>
    public bool Breaks { get; init; }

    /// <summary>Whether a test fails at random, also sequentially.</summary>
    public bool IsFlaky { get; init; }

    /// <summary>Name of the one runner of the suite; null: it runs on all of them.</summary>
    public string? Runner { get; init; }

    public static IReadOnlyList<SuiteShape> All { get; } =
    [
        new("computing", 8, 4, SuiteWork.Computing(100)),
        new("sleeping", 8, 4, Sleeping),
        new("awaiting", 8, 4, "await Task.Delay(100);"),
        new("mixed", 8, 4, $"{SuiteWork.Computing(40)} Thread.Sleep(60);"),
        new("one-class", 1, 32, Sleeping),
        new("many-classes", 32, 1, Sleeping),
        new("allocating", 8, 4, SuiteWork.Allocating(100)),
        new("breaking", 8, 4, Sleeping) { More = [["Work.Alone();", "Work.Alone();", "Work.Alone();"]], Breaks = true },
        new("thousands", 60, 50, SuiteWork.Computing(1)) { Runner = "xunit" },
        new("few-long", 8, 4, "Thread.Sleep(50);") { More = [["Thread.Sleep(1000);"], ["Thread.Sleep(700);"]], Runner = "nunit" },
        new("clashing", 80, 10, "Thread.Sleep(4);") { More = [["Work.Alone();"], ["Work.Alone();"]], Breaks = true, Runner = "mstest" },
        new("flaky", 8, 4, Sleeping) { More = [["if (Random.Shared.Next(20) == 0) throw new InvalidOperationException(\"flaky\");"]], IsFlaky = true, Runner = "mstest" },
        new("skipped", 8, 5, Sleeping) { SkippedTest = 5, Runner = "xunit" },
        new("crashing", 8, 4, Sleeping) { More = [["Work.CrashUnlessAlone();"], ["Work.CrashUnlessAlone();"]], Breaks = true, Runner = "mstest-vstest" },
        new("sockets", 8, 4, "await Work.AskServer(100);") { Runner = "xunit" },
        new("files", 8, 4, "Work.WriteFiles(160);") { Runner = "nunit" },
    ];

    /// <summary>The code of its tests.</summary>
    public string Tests(SuiteRunner runner)
    {
        var code = new StringBuilder($"using {typeof(Work).Namespace};\n{runner.Usings}\n");
        var bodies = Enumerable.Repeat<IReadOnlyList<string>>([.. Enumerable.Repeat(Body, Methods)], Classes).Concat(More);
        foreach (var (number, tests) in bodies.Index())
        {
            code.AppendLine(CultureInfo.InvariantCulture, $"{runner.ClassAttribute} public class Class{number + 1}\n{{");
            foreach (var (test, body) in tests.Index())
                code.AppendLine(CultureInfo.InvariantCulture, $"    {(test + 1 == SkippedTest ? runner.SkippedTest : runner.TestAttribute)} public {(body.Contains("await", StringComparison.Ordinal) ? "async Task" : "void")} Test{test + 1}() {{ {body} }}");
            code.AppendLine("}");
        }
        return code.ToString();
    }
}
