using System.Text;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>
/// The value of <c>inputs</c> in a settings file: a hash of what the file was made from, a hyphen, and a checksum of the file. The checksum shows whether the
/// file was edited, truncated or merged since a build wrote it. It is computed with 16 zeros in its own place.
/// </summary>
internal static class SettingsSeal
{
    private const string Unsealed = "0000000000000000";

    /// <summary>The value of <c>inputs</c> before the checksum of the file is known.</summary>
    public static string ValueOf(string hash) => $"{hash}-{Unsealed}";

    /// <summary>Replaces the zeros by the checksum of the file.</summary>
    /// <param name="file">The bytes of the file, with <see cref="ValueOf"/> as <c>inputs</c>.</param>
    /// <param name="hash">The hash in <see cref="ValueOf"/>.</param>
    public static byte[] Seal(byte[] file, string hash)
    {
        Encoding.ASCII.GetBytes(Checksum.Of(file)).CopyTo(file, PlaceIn(file, hash));
        return file;
    }

    /// <summary>Whether a build wrote these bytes, from what <paramref name="hash"/> stands for.</summary>
    public static bool Holds(ReadOnlySpan<byte> file, string hash)
    {
        var place = PlaceIn(file, hash);
        if (place < 0 || place + Unsealed.Length > file.Length)
            return false;
        var unsealed = file.ToArray();
        Encoding.ASCII.GetBytes(Unsealed).CopyTo(unsealed, place);
        return file.Slice(place, Unsealed.Length).SequenceEqual(Encoding.ASCII.GetBytes(Checksum.Of(unsealed)));
    }

    /// <summary>The hash in a value of <c>inputs</c>.</summary>
    public static string HashOf(string inputs) => inputs.Split('-')[0];

    // The position of the checksum; -1 if the file has another hash.
    private static int PlaceIn(ReadOnlySpan<byte> file, string hash)
    {
        var mark = Encoding.UTF8.GetBytes($"\"{SettingsKeys.Inputs}\": \"{hash}-");
        var start = file.IndexOf(mark);
        return start < 0 ? -1 : start + mark.Length;
    }
}
