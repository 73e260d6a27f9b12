using System.CommandLine;
using System.CommandLine.Help;
using Spectre.Console;

namespace Amorsize.Tool.CommandLine;

/// <summary>The command line of the tool.</summary>
internal static class ToolCommand
{
    // Not a RootCommand: that one takes its name from the assembly, which is not the name that users type.
    public static Command Create(ToolServices services)
    {
        var command = new Command("amorsize", "Shows and steers what Amorsize.Build measured while you built.") { new HelpOption { Recursive = true }, new VersionOption() };
        foreach (var subcommand in (Command[])[StatusCommand.Create(services), TuneCommand.Create(services), ExplainCommand.Create(services), CompareCommand.Create(services), ReportCommand.Create(services), ShardsCommand.Create(services), DoctorCommand.Create(services), .. CacheCommands.Create(services)])
            command.Add(subcommand);
        foreach (var subcommand in CompletionCommands.Create(services, command))
            command.Add(subcommand);
        return command;
    }

    /// <summary>Runs the tool, and returns its exit code.</summary>
    public static async Task<int> RunAsync(ToolServices services, string[] arguments, CancellationToken cancellationToken)
    {
        var parsed = Create(services).Parse(arguments);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // This program handles Ctrl+C: builds need time to end their measurements.
            ProcessTerminationTimeout = null,
            Output = services.Output.Profile.Out.Writer,
            Error = services.Errors.Profile.Out.Writer,
        };
        try
        {
            var exitCode = await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
        }
        catch (ToolException e)
        {
            services.Errors.WriteLine(e.Message, new Style(Color.Red));
            return e.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Canceled;
        }
    }
}
