using System.Globalization;
using System.Xml.Linq;
using Amorsize.Measurement;

namespace Amorsize.Build.Report;

/// <summary>The report: one HTML file that needs no other files, no network and no scripts.</summary>
internal static class ReportPage
{
    /// <param name="title">The project's name.</param>
    /// <param name="sections">The HTML of each <see cref="ReportSection"/>.</param>
    /// <param name="now">The time of writing, which the page shows.</param>
    /// <param name="toolVersion">The version of Amorsize.Build, which the page shows.</param>
    public static string Of(string title, IEnumerable<string> sections, DateTimeOffset now, string toolVersion) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="color-scheme" content="light dark">
        {ReportHtml.Write(new XElement("title", $"Amorsize: {title}"))}
        <style>
        {Style()}</style>
        </head>
        <body>
        <main>
        {ReportHtml.Write(new XElement("h1", title))}
        <p>Written by Amorsize.Build {toolVersion} on {now.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC. Each number was measured on a machine of the kind that its section names. Measure again with dotnet build -t:AmorsizeRefresh.</p>
        {string.Join('\n', sections)}
        {ReportHtml.Write(Legend.Text)}
        {ReportHtml.Write(PolicyTable.Of(MeasurementPolicy.Default))}
        </main>
        </body>
        </html>

        """;

    private static string Style()
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }
}
