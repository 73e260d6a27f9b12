using System.Diagnostics;
using Amorsize.Tool.Builds;
using Amorsize.Tool.Doctor;
using Spectre.Console;

namespace Amorsize.Tool.CommandLine;

/// <summary>The surroundings of a command.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="Engine">Runs MSBuild.</param>
/// <param name="Clock">Measures time for what moves on the screen.</param>
/// <param name="CurrentDirectory">Absolute path of the current directory.</param>
internal sealed record ToolServices(IAnsiConsole Output, IAnsiConsole Errors, IBuildEngine Engine, TimeProvider Clock, string CurrentDirectory)
{
    /// <summary>The facts about this machine.</summary>
    public MachineFacts Machine { get; init; } = new();

    /// <summary>Opens a file with the program that the user has for it.</summary>
    public Action<string> Open { get; init; } = static path => Process.Start(new ProcessStartInfo(path) { UseShellExecute = true })?.Dispose();
}
