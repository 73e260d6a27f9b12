using System.Globalization;
using System.Xml.Linq;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Results;

/// <summary>Reads results in TRX, the format of Visual Studio, which most runners can write.</summary>
internal static class TrxResults
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The name of the results file that a runner writes into the folder of a trial.</summary>
    public const string FileName = "results.trx";

    /// <summary>Reads the results in the folder of a trial; null if there is no file.</summary>
    /// <exception cref="FormatException">The file is not TRX.</exception>
    public static SuiteResults? In(string scratch) => XmlResults.In(scratch, FileName, Read);

    /// <exception cref="FormatException">The file is not TRX.</exception>
    public static SuiteResults Read(string path) => XmlResults.Read(path, root =>
    {
        var methods = root.Descendants(Trx + "UnitTest").DistinctBy(test => XmlResults.Text(test, "id")).ToDictionary(
            test => XmlResults.Text(test, "id"),
            test => test.Element(Trx + "TestMethod") is { } method ? (XmlResults.Text(method, "className"), (string?)method.Attribute("name") ?? "") : ("", ""));
        return new(
            [.. root.Element(Trx + "Results")?.Elements(Trx + "UnitTestResult").Where(HasRun).Select(result => Test(result, methods)) ?? []],
            root.Descendants(Trx + "RunInfo").FirstOrDefault(info => (string?)info.Attribute("outcome") == "Error")?.Value.Trim());
    });

    private static bool HasRun(XElement result) => XmlResults.Text(result, "outcome") != "NotExecuted";

    private static TestTime Test(XElement result, Dictionary<string, (string Class, string Name)> methods)
    {
        var (@class, method) = methods.GetValueOrDefault(XmlResults.Text(result, "testId"), ("", ""));
        var name = Full(XmlResults.Text(result, "testName"));
        return new(
            name,
            @class,
            TimeSpan.TryParse((string?)result.Attribute("duration"), CultureInfo.InvariantCulture, out var duration) ? duration : TimeSpan.Zero,
            XmlResults.Text(result, "outcome") != "Passed",
            XmlResults.Time(result, "startTime"),
            XmlResults.MethodOfRow(Full(method), name));

        // Some frameworks include the class in the name of a test. For the others it is added.
        string Full(string text) => text.StartsWith(@class + ".", StringComparison.Ordinal) ? text : $"{@class}.{text}";
    }
}
