using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Amorsize.Cache.Keys;

/// <summary>A short name for a list of fields: the first lower-case hexadecimal digits of their SHA-256.</summary>
internal static class FieldHash
{
    public static string Of(IReadOnlyList<NamedField> fields, int digits)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            // A value may contain any character, so no separator is unambiguous. Each part is preceded by its length instead.
            Append(text, field.Name);
            Append(text, field.Value);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..digits];
    }

    private static void Append(StringBuilder text, string part) =>
        text.Append(part.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(part);
}
