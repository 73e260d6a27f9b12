namespace Amorsize.Cache.Entries;

/// <summary>Shortens texts that come from user code or files, so that an entry stays below the size limit of its file.</summary>
internal static class ShortText
{
    /// <param name="text">The text.</param>
    /// <param name="limit">The most characters that are kept; at least 1.</param>
    /// <param name="ending">Text that marks the cut.</param>
    public static string Shortened(this string text, int limit, string ending = "…")
    {
        if (text.Length <= limit)
            return text;
        // Half of a surrogate pair is not valid Unicode, and JSON cannot carry it.
        var end = char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
        return $"{text[..end]}{ending}";
    }
}
