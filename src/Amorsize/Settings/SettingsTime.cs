namespace Amorsize.Settings;

/// <summary>Reads the times of a settings file: ISO 8601 in UTC, with up to seven digits of a second's fraction, as in 2026-11-30T06:58:08.6083102Z.</summary>
// DateTimeOffset.Parse needs the tables of a culture, whose first use takes several milliseconds.
internal static class SettingsTime
{
    private const string Layout = "0000-00-00T00:00:00";
    private const int FractionDigits = 7;

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        var end = text.Length - 1;
        if (end < Layout.Length || end > Layout.Length + 1 + FractionDigits || text[end] != 'Z' || (end > Layout.Length && text[Layout.Length] != '.'))
            return false;
        var ticks = 0L;
        for (var i = 0; i < Layout.Length + 1 + FractionDigits; i++)
        {
            if (i < Layout.Length && Layout[i] != '0' ? text[i] != Layout[i] : i < end && i != Layout.Length && !char.IsAsciiDigit(text[i]))
                return false;
            if (i > Layout.Length)
                ticks = (10 * ticks) + (i < end ? text[i] - '0' : 0);
        }
        try
        {
            time = new DateTimeOffset(Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2), Number(text, 11, 2), Number(text, 14, 2), Number(text, 17, 2), TimeSpan.Zero).AddTicks(ticks);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static int Number(string text, int start, int length)
    {
        var number = 0;
        for (var i = start; i < start + length; i++)
            number = (10 * number) + text[i] - '0';
        return number;
    }
}
