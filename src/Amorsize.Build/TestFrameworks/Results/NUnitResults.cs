using System.Globalization;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Results;

/// <summary>Reads the results that NUnit writes in its own format: on Microsoft.Testing.Platform it has no other.</summary>
internal static class NUnitResults
{
    /// <exception cref="FormatException">It is not NUnit's format.</exception>
    public static IReadOnlyList<TestTime> Read(string path) => XmlResults.Read(path, root =>
    [
        .. root.Descendants("test-case").Where(test => XmlResults.Text(test, "result") != "Skipped").Select(test => new TestTime(
            XmlResults.Text(test, "fullname"),
            XmlResults.Text(test, "classname"),
            double.TryParse((string?)test.Attribute("duration"), CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero,
            XmlResults.Text(test, "result") == "Failed",
            XmlResults.Time(test, "start-time"))),
    ]);
}
