using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>A file in which a runner finds its settings: the user's own file, if there is one, with a plan added.</summary>
internal interface ISettingsFile
{
    /// <summary>Absolute path of the generated file.</summary>
    string Path { get; }

    /// <summary>Whether there is a file that this package has written.</summary>
    bool IsOurs { get; }

    /// <summary>The setting in the user's own file that says how tests run in parallel, in words; null if there is none.</summary>
    /// <exception cref="FormatException">The user's file cannot be read.</exception>
    string? OwnSetting();

    /// <summary>Writes the file if its content changes.</summary>
    /// <exception cref="FormatException">The user's file cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    void Write(SuitePlan plan, IFileSystem files);
}
