using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

[TestClass]
public sealed class ProcessorModelTests
{
    [TestMethod]
    [DataRow("processor\t: 0\nmodel name\t: AMD EPYC   7B13\n\nprocessor\t: 1\nmodel name\t: AMD EPYC   7B13\n", false, "AMD EPYC 7B13")]
    [DataRow("model name\t: 12th Gen Intel(R) Core(TM) i7-12700H\n", true, "12th Gen Intel(R) Core(TM) i7-12700H (2 kinds of cores)")]
    [DataRow("CPU implementer\t: 0x41\nCPU part\t: 0xd0c\n\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n", false, "0x41 0xd0c")]
    [DataRow("CPU implementer\t: 0x41\nCPU part\t: 0xd46\n\nCPU implementer\t: 0x41\nCPU part\t: 0xd4d\n", false, "0x41 0xd46 0xd4d")]
    [DataRow("model name\t: B\nmodel name\t: A\n", false, "A, B (2 kinds of cores)")]
    [DataRow("processor\t: 0\nmodel name\t:\n", false, null)]
    [DataRow("", false, null)]
    [DataRow("no colon", true, null)]
    public void ParseLinux_ContentOfCpuinfo_IsTheModel(string cpuinfo, bool hasSmallCores, string? expected) =>
        Assert.AreEqual(expected, ProcessorModel.ParseLinux(cpuinfo, hasSmallCores));

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Here_SystemThatNamesTheModel_IsRead()
    {
        if (!File.ReadAllText("/proc/cpuinfo").Contains("model name", StringComparison.Ordinal))
            Assert.Inconclusive("This system does not name the model.");

        Assert.IsNotNull(ProcessorModel.Here);
    }

    [TestMethod]
    public void ParseLinux_EndlessName_IsCut() => Assert.AreEqual(100, ProcessorModel.ParseLinux($"model name: {new string('x', 5000)}", false)!.Length);
}
