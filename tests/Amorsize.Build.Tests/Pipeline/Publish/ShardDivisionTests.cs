using Amorsize.Build.Pipeline.Publish;
using Amorsize.Measurement.Suites;
using Amorsize.Shared;

namespace Amorsize.Build.Tests.Pipeline.Publish;

[TestClass]
public sealed class ShardDivisionTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Read_DividedSuite_GetsItsPartsAndAWholeSuiteNone()
    {
        var divided = new ShardSuite { Name = "/src/A.csproj|net10.0", Units = [new("N.A", TimeSpan.FromSeconds(1)), new("N.\"B\"", Time: null)] };
        var whole = new ShardSuite { Name = "/src/B.csproj|net10.0", Units = [new("N.C", TimeSpan.FromSeconds(1))] };
        SuiteShard[] shards = [new(1, [new(divided, [divided.Units[0]], default), new(whole, whole.Units, default)]), new(2, []), new(3, [new(divided, [divided.Units[1]], default)])];
        folder.Write("division.json", ShardDivision.Write(shards));
        var file = folder.At("division.json");

        Assert.AreSequenceEqual(["1 N.A", "3 N.\"B\""], ShardDivision.Read(file, divided.Name).Select(part => $"{part.Number} {string.Join(' ', part.Units)}"));
        Assert.IsEmpty(ShardDivision.Read(file, whole.Name));
    }

    [TestMethod]
    public void Read_OtherContent_IsAFormatException()
    {
        folder.Write("division.json", "{"u8.ToArray());

        Assert.ThrowsExactly<FormatException>(() => ShardDivision.Read(folder.At("division.json"), "A"));
    }
}
