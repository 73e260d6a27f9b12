using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Tests.Keys;

[TestClass]
public sealed class MachineTests
{
    [TestMethod]
    [DataRow(0.1, 1)]
    [DataRow(1, 1)]
    [DataRow(1.9, 2)]
    [DataRow(3.7, 4)]
    [DataRow(7.6, 8)]
    [DataRow(11.6, 16)]
    [DataRow(12, 16)]
    [DataRow(15.4, 16)]
    [DataRow(23.3, 32)]
    [DataRow(24, 32)]
    [DataRow(1007.0, 1024)]
    public void MemoryClass_Gibibytes_IsTheNearestPowerOfTwo(double gib, int expected) =>
        Assert.AreEqual(expected, Machine.MemoryClass((long)(gib * (1L << 30))));

    [TestMethod]
    [DataRow(0L, 1)]
    [DataRow(long.MaxValue, 1 << 30)]
    public void MemoryClass_ExtremeBytes_IsClamped(long bytes, int expected) => Assert.AreEqual(expected, Machine.MemoryClass(bytes));

    [TestMethod]
    public void Here_CalledTwice_IsTheSameMachine()
    {
        var here = Machine.Here(8, "Server");

        Assert.AreEqual(here, Machine.Here(8, "Server"));
        Assert.AreEqual(Environment.ProcessorCount, here.Processors);
        Assert.IsTrue(OperatingSystem.IsOSPlatform(here.OperatingSystem));
        Assert.IsEmpty(NamedField.Differences(here.Fields, here.Fields));
    }

    [TestMethod]
    public void Differences_EachField_IsNamedAndMakesAnotherId()
    {
        Machine[] others =
        [
            Sample.Here with { Processors = 2 },
            Sample.Here with { Architecture = "Arm64" },
            Sample.Here with { OperatingSystem = "macOS" },
            Sample.Here with { RuntimeMajor = 10 },
            Sample.Here with { GarbageCollector = "Server" },
            Sample.Here with { MemoryGiB = 64 },
        ];

        const string differences = """
            processors: cached 2, here 8
            architecture: cached Arm64, here X64
            operating system: cached macOS, here Linux
            runtime major: cached 10, here 8
            garbage collector: cached Server, here Workstation, concurrent
            memory class: cached 64 GiB, here 16 GiB
            """;
        Assert.AreEqual(differences, string.Join('\n', others.SelectMany(other => NamedField.Differences(other.Fields, Sample.Here.Fields))));
        Assert.HasCount(others.Length + 1, others.Append(Sample.Here).Select(machine => machine.Id).Distinct());
        Assert.HasCount(typeof(Machine).GetProperties().Count(property => property.Name is not (nameof(Machine.Id) or nameof(Machine.Fields) or nameof(Machine.ProcessorModel))), others);
    }

    [TestMethod]
    public void Equals_OtherModel_IsTrueAndHasAnotherId()
    {
        var (one, other) = (Sample.Here with { ProcessorModel = "A" }, Sample.Here with { ProcessorModel = "B" });

        Assert.AreEqual(one, other);
        Assert.AreEqual(one.GetHashCode(), other.GetHashCode());
        Assert.AreNotEqual(one, other with { Processors = 2 });
        Assert.HasCount(3, new[] { one.Id, other.Id, Sample.Here.Id }.Distinct());
    }
}
