using Amorsize.Build.Items;
using Amorsize.Build.Suites.Files;
using Amorsize.Caching;
using Microsoft.Build.Framework;

namespace Amorsize.Build;

/// <summary>Writes the setting of a test suite into the files that its runner reads, where that changes them.</summary>
public sealed class WriteTestSettings : SuiteTask
{
    /// <summary>The setting, as <see cref="CheckTests"/> or <see cref="TuneTests"/> gave it.</summary>
    [Required]
    public string Setting { get; set; } = "";

    /// <summary>The files of ours that there are.</summary>
    [Output]
    public ITaskItem[] Written { get; private set; } = [];

    private protected override void Run()
    {
        if (Scan() is not { } suite)
            return;
        var files = new SuiteFiles(ProjectOf(suite), new CacheFiles());
        WriteFiles(files, SuiteSettingText.Read(Setting));
        Written = [.. files.Ours().Select(ItemText.NewItem)];
    }
}
