using System.Text;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Report;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Writes the report of a project. It joins the sections that <see cref="WriteReportSection"/> has written, one for each target framework.</summary>
public sealed class WriteReport : AmorsizeTask
{
    /// <summary>Absolute paths of the sections. A missing file is left out; the others are deleted after the report is written.</summary>
    public ITaskItem[] Sections { get; set; } = [];

    /// <summary>The title of the report.</summary>
    [Required]
    public string Title { get; set; } = "";

    /// <summary>Absolute path of the file to write.</summary>
    [Required]
    public string ReportFile { get; set; } = "";

    private protected override void Run()
    {
        try
        {
            var files = new LocalFileSystem();
            var sections = Sections.Select(section => section.ItemSpec).Where(File.Exists).ToList();
            // Without sections there is no report. The tasks that wrote no section have logged the reason.
            if (sections.Count == 0)
                return;
            files.Publish(ReportFile, Encoding.UTF8.GetBytes(ReportPage.Of(Title, sections.Select(File.ReadAllText), TimeProvider.System.GetUtcNow(), ToolVersion)));
            sections.ForEach(files.Delete);
            Report(CacheMessages.ReportWritten(ReportFile));
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(CacheMessages.ReportNotWritten(ReportFile, e));
        }
    }
}
