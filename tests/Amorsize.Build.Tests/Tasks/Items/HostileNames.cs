using System.Globalization;
using System.Text;

namespace Amorsize.Build.Tests.Tasks.Items;

/// <summary>Different names that programs between a flag and an output may change: separators, wildcards, escapes, control characters and case.</summary>
internal static class HostileNames
{
    private const int RandomNames = 500;
    private const int LongestRandomName = 12;

    private static readonly string[] Known =
    [
        @"a\b", "a/b", @"a\\b", "a//b", @"\", "/", @"C:\x", "..", ".", "*", "**", "?", "a*", "%", "%25", "%41", "A", "%3B", ";", "a;b", "$(x)", "@(y)", "%(z)", "'", "\"", "Case", "case", "CASE",
        " lead", "trail ", "a b", "a  b", "µ", "ä", "a\u0308", "é", "\u00e9x", "\ud83d\ude00", "##vso[x]", "::error::", "<b>", "&amp;", "-x", "--", "=", "a=b", "name,with,commas", "CON", "aux", "nul",
        "amorsize", "Identity", "\u202e", "\u2028", "(no name)",
    ];

    public static IReadOnlyList<string> All()
    {
        var names = new HashSet<string>(Known, StringComparer.Ordinal);
        for (var control = '\0'; control <= '\u009f'; control++)
        {
            if (char.IsControl(control))
                names.Add(string.Create(CultureInfo.InvariantCulture, $"a{control}b"));
        }
        var alphabet = string.Concat(Known).EnumerateRunes().Distinct().ToList();
        var random = new Random(1);
        for (var count = 0; count < RandomNames; count++)
        {
            var name = new StringBuilder();
            for (var length = random.Next(1, LongestRandomName); length > 0; length--)
                name.Append(alphabet[random.Next(alphabet.Count)].ToString());
            names.Add(name.ToString());
        }
        return [.. names];
    }
}
