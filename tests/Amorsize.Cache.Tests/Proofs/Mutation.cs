using System.Text;
using Amorsize.Cache.Fuzz.Oracle;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>Damages a file at random: some bytes, or exactly one name or value.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly byte[][] values =
    [
        .. new[]
        {
            "{}", "[]", "[{}]", "null", "true", "\"\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\u00b5s\"",
            "0", "-0", "-0.0", "1", "-1", "2", "0.1", "1.5", "1.0000000001", "-1e-999", "1e-999", "1e999", "-1e999", "1e15", "1.0000001e15", "1e9", "1000000001",
            "1e3", "1e3000000000", "65536", "65537", "1073741824", "1073741825", "2147483647", "2147483648", "-2147483649", "9223372036854775808",
            "NaN", "Infinity", "-Infinity", "\"NaN\"", "\"1\"", "01", "1.", ".1", "+1", "0x1",
            "\"Sequential\"", "\"Threads\"", "\"Async\"", "\"threads\"", "\"0\"", "\"Threads, Async\"", "\"Measured\"", "\"TimedOut\"", "\"Hit\"", "\"Pruned\"", "\"Corrupt\"",
            "\"0001-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"9999-12-31T23:59:59-14:00\"", "\"2026-02-30T00:00:00Z\"", "\"2026-03-01\"",
            "\"key\"", "\"failure\"", "\"tombstone\"", "\"formatVersion\"", "\"speedup\"", "\"Optimize\"", "\"s\\u0070eedup\"", $"\"{new string('a', 64)}\"", $"\"{new string('A', 64)}\"",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff], [(byte)'"', 0xff, (byte)'"'], [(byte)'"', 0xed, 0xa0, 0x80, (byte)'"'],
    ];

    private readonly Random random = new(seed);

    /// <summary>Every value that a mutation may insert.</summary>
    public static IEnumerable<byte[]> Values => values;

    public byte[] Of(byte[] file) => random.Next(2) == 0 ? Bytes(file) : Value(file);

    private byte[] Bytes(byte[] file)
    {
        var bytes = file.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    bytes.InsertRange(at, file.AsSpan(0, random.Next(1, 65)));
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 9), bytes.Count - at - 1));
                    break;
            }
        }
        return [.. bytes];
    }

    // Exactly one value changes, so that it is the only possible reason for a refusal.
    private byte[] Value(byte[] file)
    {
        var places = Places.Of(file);
        var place = places[random.Next(places.Count)];
        var another = random.Next(4) == 0 ? file[places[random.Next(places.Count)]] : values[random.Next(values.Length)];
        return file.With(place, another);
    }
}
