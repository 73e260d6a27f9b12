using Amorsize.Build.Pipeline;
using Amorsize.Build.TestFrameworks.Files;

namespace Amorsize.Build.Launch;

/// <summary>The conditions that a program has when <c>dotnet run</c> starts it, or a test project under <c>dotnet test</c>.</summary>
/// <param name="WorkingDirectory">Absolute path of the current directory.</param>
/// <param name="Profile">The launch profile; null if there is none, or if the command does not use it.</param>
internal sealed record RunConditions(string WorkingDirectory, LaunchProfile? Profile)
{
    /// <param name="context">The project of the build.</param>
    /// <param name="environment">Returns an environment variable of the build by its name; null if it is not set.</param>
    public static RunConditions Of(BuildContext context, Func<string, string?> environment)
    {
        var profile = ProfileOf(context, environment);
        return new(context.WorkingDirectory is { Length: > 0 } chosen ? chosen : DirectoryOf(context), profile);
    }

    /// <summary>The launch profile alone. VSTest does not read launch profiles; it has the environment variables of a .runsettings.</summary>
    public static LaunchProfile? ProfileOf(BuildContext context, Func<string, string?> environment) =>
        context is { IsTestProject: true, IsTestingPlatformApplication: false } ? TestProfileOf(context.TestSettings) : LaunchSettings.ProfileOf(context.ProjectFile, environment);

    private static LaunchProfile? TestProfileOf(string testSettings)
    {
        try
        {
            return testSettings.Length == 0 ? null : new("", RunSettings.Of(testSettings).EnvironmentVariables, []);
        }
        catch (FormatException)
        {
            // `dotnet test` says so.
            return null;
        }
    }

    // `dotnet run` keeps the directory of the shell, which a build does not know, so the project's folder stands for it. It does not read the directory of a launch
    // profile (SDK 10.0.401).
    private static string DirectoryOf(BuildContext context) => context switch
    {
        { IsTestProject: true } or { IsTestingPlatformApplication: true } => Path.GetDirectoryName(context.AssemblyPath)!,
        { RunWorkingDirectory.Length: > 0 } => context.RunWorkingDirectory,
        _ => Path.GetDirectoryName(context.ProjectFile)!,
    };
}
