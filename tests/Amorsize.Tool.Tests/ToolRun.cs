using Amorsize.Tool.Builds;
using Amorsize.Tool.CommandLine;
using Spectre.Console.Testing;

namespace Amorsize.Tool.Tests;

/// <summary>One run of the tool in this process, on consoles of 80 columns without colour.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    private const int Columns = 80;

    public static ToolRun Of(IBuildEngine engine, string folder, params string[] arguments) => Of(engine, folder, isCanceled: false, arguments);

    public static ToolRun Of(IBuildEngine engine, string folder, bool isCanceled, params string[] arguments)
    {
        using var output = new TestConsole().Width(Columns);
        using var errors = new TestConsole().Width(Columns);
        output.Profile.Capabilities.Ansi = false;
        var exitCode = ToolCommand.RunAsync(new(output, errors, engine, TimeProvider.System, folder), arguments, new CancellationToken(isCanceled)).GetAwaiter().GetResult();
        return new(exitCode, output.Output, errors.Output);
    }
}
