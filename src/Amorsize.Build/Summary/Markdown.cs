using System.Globalization;
using System.Text;
using Amorsize.Build.Diagnostics;

namespace Amorsize.Build.Summary;

/// <summary>Makes texts harmless in Markdown. Names and exception messages come from user code, and a pull request may bring any.</summary>
internal static class Markdown
{
    // Characters that GitHub's Markdown gives a meaning within a cell of a table (https://github.github.com/gfm/), and those of HTML.
    private const string Special = "\\`*_{}[]<>|~&#@$^\"'!";

    /// <summary>The text as one cell of a table: on one line, without links, pictures, HTML and mentions.</summary>
    public static string Cell(string text)
    {
        var plain = LogText.OneLine(text);
        var cell = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            // A colon before a letter may begin an address or the name of an emoji, and "www." is an address too.
            var next = i + 1 < plain.Length ? plain[i + 1] : ' ';
            if (Special.Contains(plain[i], StringComparison.Ordinal) || (plain[i] == ':' && next != ' ') || (plain[i] == '.' && char.IsLetter(next)))
                cell.Append(CultureInfo.InvariantCulture, $"&#{(int)plain[i]};");
            else
                cell.Append(plain[i]);
        }
        return cell.ToString();
    }
}
