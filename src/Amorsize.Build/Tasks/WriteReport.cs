using System.Text;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Report;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Writes the report of a project from its sections, one for each target framework, that <see cref="WriteReportSection"/> has written.</summary>
public sealed class WriteReport : AmorsizeTask
{
    /// <summary>Absolute paths of the sections. The files are deleted; a missing one is left out.</summary>
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
            // The tasks that wrote no section have said why.
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
