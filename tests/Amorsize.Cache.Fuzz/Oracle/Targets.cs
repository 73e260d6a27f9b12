namespace Amorsize.Cache.Fuzz.Oracle;

/// <summary>The targets of the fuzzer: what is read from an input. None of them throws, unless a parser breaks a promise.</summary>
internal static class Targets
{
    public static IReadOnlyDictionary<string, Action<byte[]>> All { get; } = new Dictionary<string, Action<byte[]>>
    {
        ["entry"] = input => ReadTwice(input, ParserOracle.ReadEntry),
        ["export"] = input => ReadTwice(input, ParserOracle.ReadExport),
        ["value"] = ReadWithValue,
    };

    // Reads the input unchanged, and with repaired checksums.
    private static void ReadTwice(byte[] file, Func<byte[], bool> read)
    {
        read(file);
        var repaired = Checksums.Repair(file);
        if (repaired != file)
            read(repaired);
    }

    // The first two bytes of the input choose a seed and a place in it; the others are the new value of that place.
    private static void ReadWithValue(byte[] input)
    {
        if (input is not [var seed, var at, .. var value])
            return;
        var file = Seeds.Entries[seed % Seeds.Entries.Count];
        var places = Places.Of(file);
        ParserOracle.ReadEntry(Checksums.Repair(file.With(places[at % places.Count], value)));
    }
}
