using Amorsize.Build.Launch;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>One option that a project gives to its test program, such as a filter.</summary>
/// <param name="Name">The option as it is written, with its dashes.</param>
/// <param name="Values">The values that follow it, without quotation marks.</param>
internal sealed record TestOption(string Name, IReadOnlyList<string> Values)
{
    /// <summary>The option and its values, as arguments.</summary>
    public IEnumerable<string> Arguments => [Name, .. Values];

    /// <summary>Splits the text of a command line into its options.</summary>
    public static IReadOnlyList<TestOption> Parse(string arguments) => Of(CommandLine.Split(arguments.ReplaceLineEndings(" ")));

    /// <summary>Groups the words of a command line by option. A word that belongs to no option counts as an option without values.</summary>
    public static IReadOnlyList<TestOption> Of(IEnumerable<string> words)
    {
        var options = new List<TestOption>();
        foreach (var word in words)
        {
            if (word.StartsWith('-') && word.IndexOfAny(['=', ':']) is > 0 and var end)
                options.Add(new(word[..end], [word[(end + 1)..]]));
            else if (word.StartsWith('-') || word.StartsWith('@') || options.Count == 0)
                options.Add(new(word, []));
            else
                options[^1] = options[^1] with { Values = [.. options[^1].Values, word] };
        }
        return options;
    }

    /// <summary>Whether the option starts with one of these texts; case is ignored.</summary>
    public bool IsOneOf(IEnumerable<string> names) => names.Any(name => Name.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The option as it is written on a command line.</summary>
    public override string ToString() => string.Join(' ', Arguments);
}
