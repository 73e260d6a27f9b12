using System.Text;

namespace Amorsize.Build.Launch;

/// <summary>Replaces <c>%NAME%</c> by the environment variable NAME, as <see cref="Environment.ExpandEnvironmentVariables"/> does.</summary>
/// <param name="environment">Returns an environment variable by its name; null if it is not set.</param>
internal sealed class VariableExpansion(Func<string, string?> environment)
{
    /// <summary>The text with all variables replaced. The name of a variable that is not set stays as it is, with its percent signs.</summary>
    public string Expand(string text)
    {
        var expanded = new StringBuilder();
        var start = 0;
        for (var end = text.IndexOf('%', StringComparison.Ordinal); end >= 0; end = text.IndexOf('%', end + 1))
        {
            // The percent sign that ends an unknown name may begin the next name.
            if (start < end && text[start] == '%' && environment(text[(start + 1)..end]) is { } value)
            {
                expanded.Append(value);
                start = end + 1;
            }
            else
            {
                expanded.Append(text, start, end - start);
                start = end;
            }
        }
        return expanded.Append(text, start, text.Length - start).ToString();
    }
}
