using System.Text.RegularExpressions;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>One option that a project gives to its test program, such as a filter.</summary>
/// <param name="Name">The option as it is written, with its dashes.</param>
/// <param name="Values">The values that follow it, without quotation marks.</param>
internal sealed partial record TestOption(string Name, IReadOnlyList<string> Values)
{
    /// <summary>The option and its values, as arguments.</summary>
    public IEnumerable<string> Arguments => [Name, .. Values];

    /// <summary>Splits a command line into its options. A word that belongs to no option counts as an option without values.</summary>
    /// <param name="arguments">The text. As on the command line, quotation marks join words, and a backslash before one makes it a character.</param>
    public static IReadOnlyList<TestOption> Parse(string arguments)
    {
        var options = new List<TestOption>();
        foreach (var word in Word.Matches(arguments).Select(match => Quote.Replace(match.Value, quote => quote.Value.Length > 1 ? "\"" : "")))
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

    [GeneratedRegex("""(?:\\"|[^\s"]|"(?:\\"|[^"])*(?:"|$))+""")]
    private static partial Regex Word { get; }

    [GeneratedRegex("\\\\?\"")]
    private static partial Regex Quote { get; }
}
