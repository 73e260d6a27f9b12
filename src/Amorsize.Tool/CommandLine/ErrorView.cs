using Amorsize.Tool.Builds;
using Spectre.Console;

namespace Amorsize.Tool.CommandLine;

/// <summary>Prints the errors of a build.</summary>
internal static class ErrorView
{
    // A build may have thousands of errors. The first ones tell the reason.
    private const int MostErrors = 10;

    /// <summary>Prints the errors, and returns the exit code.</summary>
    public static int Write(IAnsiConsole console, IReadOnlyList<BuildEvent> errors)
    {
        foreach (var error in errors.Take(MostErrors))
            console.Write(new Text(error + Environment.NewLine, new Style(Color.Red)));
        if (errors.Count > MostErrors)
            console.WriteLine($"… and {errors.Count - MostErrors} more errors");
        return errors.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
