using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>A generated JSON file beside the assembly.</summary>
/// <param name="path">Absolute path of the generated file.</param>
/// <param name="own">Members, as paths of names with slashes, by which a user says how tests of this framework run in parallel.</param>
/// <param name="with">Adds a plan to the user's settings; null: the user's file is only read, and no file is generated.</param>
internal abstract class JsonSettingsFile(string path, IReadOnlyList<string> own, Func<GeneratedJson, SuitePlan, GeneratedJson>? with) : ISettingsFile
{
    public string Path => path;

    public bool IsOurs => GeneratedJson.IsOurs(path);

    /// <summary>Absolute path of the user's own file.</summary>
    protected abstract string UserPath { get; }

    /// <summary>Whether the targets of the test platform write a file of this name from the user's own settings.</summary>
    protected virtual bool IsWrittenByBuild => false;

    /// <summary>The user's own settings.</summary>
    protected virtual GeneratedJson UserSettings => GeneratedJson.Of(UserPath);

    /// <summary>The content that replaces a generated file when the suite is left unchanged; null: the generated file is deleted.</summary>
    protected abstract byte[]? WithoutPlan { get; }

    public string? OwnSetting()
    {
        if (with is not null && File.Exists(path) && !IsOurs && !IsWrittenByBuild)
            return $"{path} is put there by the project itself";
        if (UserSettings.FirstOf(own) is not { } member)
            return null;
        return GeneratedJson.Of(UserPath).Has(member)
            ? $"{member} in {UserPath} is a setting of the project's own"
            : $"{member}, of an item TestingPlatformCommandLineOptionDefault, is a setting of the project's own";
    }

    public void Write(SuitePlan plan, IFileSystem files)
    {
        if (with is null)
            return;
        if (plan != SuitePlan.Unchanged)
            files.PublishIfDifferent(path, with(UserSettings, plan).ToBytes());
        else if (IsOurs && WithoutPlan is { } content)
            files.Publish(path, content);
        else if (IsOurs)
            files.Delete(path);
    }
}
