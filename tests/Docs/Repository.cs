namespace Amorsize.Docs;

/// <summary>The sources that these tests are built from.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Amorsize.Build.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException($"No repository above {AppContext.BaseDirectory}");
        return directory;
    }
}
