using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>Messages that the library of Protocol Buffers parses.</summary>
internal readonly struct ProtobufParsing : IComputation<byte[], int>
{
    public static KindFacts Facts { get; } = new("protobuf", "2,000 messages of 60 fields, parsed: short items that allocate", Nature.CpuBound);

    public static byte[][] Items
    {
        get
        {
            var random = new Random(10);
            return [.. Enumerable.Range(0, 2000).Select(_ => Message(random).ToByteArray())];
        }
    }

    [Workload("protobuf", Items = nameof(Items))]
    public static int Run(byte[] item) => Struct.Parser.ParseFrom(item).Fields.Count;

    private static Struct Message(Random random)
    {
        var message = new Struct();
        for (var field = 0; field < 60; field++)
            message.Fields[$"field{field}"] = field % 2 == 0 ? Value.ForNumber(random.NextDouble()) : Value.ForString(RandomText.Words(random, 3));
        return message;
    }
}
