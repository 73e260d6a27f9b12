using System.Text;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Report;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Writes the section of the report about one assembly.</summary>
public sealed class WriteReportSection : StatusTask
{
    /// <summary>Absolute path of the file to write.</summary>
    [Required]
    public string SectionFile { get; set; } = "";

    private protected override void Run()
    {
        var build = CurrentBuild();
        if (LookUp(build, new ReadOnlyFileSystem(new LocalFileSystem())) is not { } rows)
            return;
        try
        {
            new LocalFileSystem().Publish(SectionFile, Encoding.UTF8.GetBytes(ReportHtml.Write(ReportSection.Of(build, rows))));
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(CacheMessages.ReportNotWritten(SectionFile, e));
        }
    }
}
