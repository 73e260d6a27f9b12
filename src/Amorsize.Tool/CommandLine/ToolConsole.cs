using Spectre.Console;

namespace Amorsize.Tool.CommandLine;

/// <summary>The consoles of the tool.</summary>
internal static class ToolConsole
{
    /// <summary>A console that writes to a terminal, or to a pipe or a file.</summary>
    /// <param name="writer">Standard output or standard error.</param>
    /// <param name="isRedirected">Whether that is a pipe or a file. It gets each message and each row of a table on one line, without colours, also on CI services, whose logs show colours.</param>
    public static IAnsiConsole Of(TextWriter writer, bool isRedirected)
    {
        if (!isRedirected)
            return AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer) });
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new() { UseDefaultEnrichers = false },
        });
        console.Profile.Width = short.MaxValue;
        return console;
    }
}
