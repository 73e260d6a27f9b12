using System.Globalization;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Results;

/// <summary>Reads NUnit's own format of results.</summary>
internal static class NUnitResults
{
    /// <summary>Reads the results in the folder of a trial; null if there is no file. NUnit names the file after the assembly.</summary>
    /// <exception cref="FormatException">The file is not in NUnit's format.</exception>
    public static SuiteResults? In(string scratch, string assemblyName) => XmlResults.In(scratch, assemblyName + ".xml", Read);

    /// <exception cref="FormatException">The file is not in NUnit's format.</exception>
    public static SuiteResults Read(string path) => XmlResults.Read(path, root => new(
    [
        .. root.Descendants("test-case").Where(test => XmlResults.Text(test, "result") != "Skipped").Select(test => new TestTime(
            XmlResults.Text(test, "fullname"),
            XmlResults.Text(test, "classname"),
            double.TryParse((string?)test.Attribute("duration"), CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero,
            XmlResults.Text(test, "result") == "Failed",
            XmlResults.Time(test, "start-time"),
            (string?)test.Attribute("methodname") is { } method ? XmlResults.MethodOfRow($"{XmlResults.Text(test, "classname")}.{method}", XmlResults.Text(test, "fullname")) : null)),
    ]));
}
