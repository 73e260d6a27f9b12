using Amorsize.Cache.Fuzz;
using Amorsize.Cache.Fuzz.Oracle;
using SharpFuzz;

// The script eng/fuzz.sh starts this program. Without afl-fuzz it reads one input from the standard input, which replays a crash.
switch (args)
{
    case ["seeds", var target, var directory]:
        Seeds.Write(target, directory);
        return 0;
    case ["entry"]:
        Fuzz(input => ReadTwice(input, ParserOracle.ReadEntry));
        return 0;
    case ["export"]:
        Fuzz(input => ReadTwice(input, ParserOracle.ReadExport));
        return 0;
    case ["value"]:
        Fuzz(ReadWithValue);
        return 0;
    default:
        Console.Error.WriteLine("Usage: Amorsize.Cache.Fuzz entry|export|value, or seeds entry|export|value DIRECTORY");
        return 2;
}

static void Fuzz(Action<byte[]> read) => Fuzzer.Run(stream =>
{
    using var input = new MemoryStream();
    stream.CopyTo(input);
    read(input.ToArray());
});

// Reads the input unchanged, and with repaired checksums.
static void ReadTwice(byte[] file, Func<byte[], bool> read)
{
    read(file);
    var repaired = Checksums.Repair(file);
    if (repaired != file)
        read(repaired);
}

// The first two bytes of the input choose a seed and a place in it; the others are the new value of that place.
static void ReadWithValue(byte[] input)
{
    if (input is not [var seed, var at, .. var value])
        return;
    var file = Seeds.Entries[seed % Seeds.Entries.Count];
    var places = Places.Of(file);
    ParserOracle.ReadEntry(Checksums.Repair(file.With(places[at % places.Count], value)));
}
