using System.CommandLine;

namespace Amorsize.Tool.CommandLine;

/// <summary>Shell completion: <c>amorsize completion SHELL</c> prints a script for a shell's profile, which calls <c>amorsize complete</c>.</summary>
internal static class CompletionCommands
{
    private static readonly Dictionary<string, string> scripts = new()
    {
        ["bash"] = """
            _amorsize() { local IFS=$'\n'; COMPREPLY=( $(amorsize complete --position "$COMP_POINT" "$COMP_LINE" 2>/dev/null) ); }
            complete -o default -F _amorsize amorsize
            """,
        ["zsh"] = """
            _amorsize() { local found=("${(@f)$(amorsize complete --position $CURSOR "$BUFFER" 2>/dev/null)}"); compadd -a found; }
            compdef _amorsize amorsize
            """,
        ["fish"] = """
            complete -c amorsize -f -a '(amorsize complete --position (commandline -cp | string length) (commandline -cp) 2>/dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName amorsize -ScriptBlock {
                param($word, $line, $cursor)
                amorsize complete --position $cursor "$line" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    /// <param name="services">The surroundings of the commands.</param>
    /// <param name="root">The command whose words are completed.</param>
    public static IEnumerable<Command> Create(ToolServices services, Command root)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. scripts.Keys]);
        var completion = new Command("completion", "Prints a script that completes commands and options, for the profile of a shell.") { shell };
        completion.SetAction(parsed => services.Output.Profile.Out.Writer.WriteLine(scripts[parsed.GetRequiredValue(shell)].ReplaceLineEndings("\n")));

        var line = new Argument<string>("LINE");
        var position = new Option<int?>("--position");
        var complete = new Command("complete") { line, position };
        complete.Hidden = true;
        complete.SetAction(parsed =>
        {
            var text = parsed.GetRequiredValue(line);
            foreach (var word in root.Parse(text).GetCompletions(Math.Min(parsed.GetValue(position) ?? text.Length, text.Length)))
                services.Output.Profile.Out.Writer.WriteLine(word.Label);
        });
        return [completion, complete];
    }
}
