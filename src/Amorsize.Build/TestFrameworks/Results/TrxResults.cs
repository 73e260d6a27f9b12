using System.Globalization;
using System.Xml.Linq;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Results;

/// <summary>Reads the results that most runners write: TRX, the format of Visual Studio.</summary>
internal static class TrxResults
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The name of the file, in the folder of a run.</summary>
    public const string FileName = "results.trx";

    /// <summary>The results of the run whose folder this is; null where it wrote none.</summary>
    /// <exception cref="FormatException">They cannot be read.</exception>
    public static IReadOnlyList<TestTime>? In(string scratch) => Path.Combine(scratch, FileName) is var path && File.Exists(path) ? Read(path) : null;

    /// <exception cref="FormatException">It is not TRX.</exception>
    public static IReadOnlyList<TestTime> Read(string path) => XmlResults.Read(path, root =>
    {
        var classes = root.Descendants(Trx + "UnitTest").DistinctBy(test => XmlResults.Text(test, "id")).ToDictionary(
            test => XmlResults.Text(test, "id"),
            test => test.Element(Trx + "TestMethod") is { } method ? XmlResults.Text(method, "className") : "");
        return [.. root.Element(Trx + "Results")?.Elements(Trx + "UnitTestResult").Where(HasRun).Select(result => Test(result, classes)) ?? []];
    });

    private static bool HasRun(XElement result) => XmlResults.Text(result, "outcome") != "NotExecuted";

    private static TestTime Test(XElement result, Dictionary<string, string> classes)
    {
        var (name, @class) = (XmlResults.Text(result, "testName"), classes.GetValueOrDefault(XmlResults.Text(result, "testId"), ""));
        return new(
            // xUnit's names have the class already.
            name.StartsWith(@class + ".", StringComparison.Ordinal) ? name : $"{@class}.{name}",
            @class,
            TimeSpan.TryParse((string?)result.Attribute("duration"), CultureInfo.InvariantCulture, out var duration) ? duration : TimeSpan.Zero,
            XmlResults.Text(result, "outcome") != "Passed",
            XmlResults.Time(result, "startTime"));
    }
}
