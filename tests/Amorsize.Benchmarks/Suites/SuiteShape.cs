using System.Globalization;
using System.Text;

namespace Amorsize.Benchmarks.Suites;

/// <summary>The shape of a suite that takes three to four seconds sequentially.</summary>
/// <param name="Name">Name on the command line and in the report.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Methods">Tests of each class.</param>
/// <param name="Body">Body of each test; it may await.</param>
/// <param name="Breaks">Whether the suite has three more tests in one class that fail when they run beside each other.</param>
internal sealed record SuiteShape(string Name, int Classes, int Methods, string Body, bool Breaks = false)
{
    public static IReadOnlyList<SuiteShape> All { get; } =
    [
        new("computing", 8, 4, SuiteWork.Computing(100)),
        new("sleeping", 8, 4, "Thread.Sleep(100);"),
        new("awaiting", 8, 4, "await Task.Delay(100);"),
        new("mixed", 8, 4, $"{SuiteWork.Computing(40)} Thread.Sleep(60);"),
        new("one-class", 1, 32, "Thread.Sleep(100);"),
        new("many-classes", 32, 1, "Thread.Sleep(100);"),
        new("allocating", 8, 4, SuiteWork.Allocating(100)),
        new("breaking", 8, 4, "Thread.Sleep(100);", Breaks: true),
    ];

    /// <summary>The code of its tests.</summary>
    public string Tests(SuiteRunner runner)
    {
        var code = new StringBuilder($"using {typeof(Work).Namespace};\n{runner.Usings}\n");
        for (var number = 1; number <= Classes; number++)
        {
            code.AppendLine(CultureInfo.InvariantCulture, $"{runner.ClassAttribute} public class Class{number}\n{{");
            for (var method = 1; method <= Methods; method++)
                code.AppendLine(CultureInfo.InvariantCulture, $"    {runner.TestAttribute} public {(Body.Contains("await", StringComparison.Ordinal) ? "async Task" : "void")} Test{method}() {{ {Body} }}");
            code.AppendLine("}");
        }
        if (Breaks)
            code.AppendLine(CultureInfo.InvariantCulture, $"{runner.ClassAttribute} public class Shares {{ {string.Concat(Enumerable.Range(1, 3).Select(test => $"{runner.TestAttribute} public void Test{test}() => Work.Alone(); "))} }}");
        return code.ToString();
    }
}
