using Amorsize.Cache.Remote;
using Amorsize.Shared;

namespace Amorsize.Cache.Tests.Remote;

[TestClass]
public sealed class RemoteCircuitTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void TurnOff_Twice_KeepsAndReportsTheFirstReasonOnce()
    {
        using var circuit = Circuit();

        circuit.TurnOff("refused");
        circuit.TurnOff("too slow");

        Assert.AreEqual("refused", circuit.Reason);
        Assert.AreEqual("refused", circuit.TakeOutage());
        Assert.IsNull(circuit.TakeOutage());
    }

    [TestMethod]
    public void TakeOutage_WithoutOutage_ReturnsNull()
    {
        using var circuit = Circuit();
        circuit.Listen();

        Assert.IsNull(circuit.Reason);
        Assert.IsNull(circuit.TakeOutage());
        Assert.IsEmpty(Directory.GetFiles(directory.Root));
    }

    [TestMethod]
    public void Listen_OutageOfAnotherProcess_TurnsOffWithoutReport()
    {
        using var first = Circuit();
        using var second = Circuit();
        first.TurnOff("refused");

        second.Listen();

        Assert.Contains("another build process", second.Reason!);
        Assert.IsNull(second.TakeOutage());
    }

    [TestMethod]
    public void TurnOff_InTwoProcesses_IsReportedOnce()
    {
        using var first = Circuit();
        using var second = Circuit();

        first.TurnOff("refused");
        second.TurnOff("refused too");

        Assert.AreEqual("refused too", second.Reason);
        Assert.IsNotNull(first.TakeOutage());
        Assert.IsNull(second.TakeOutage());
    }

    [TestMethod]
    public void Listen_WhileAnotherProcessListens_StaysOn()
    {
        File.WriteAllText(Path.Combine(directory.Root, "off"), "");
        using var listening = new FileStream(Path.Combine(directory.Root, "off"), FileMode.Open, FileAccess.Read, FileShare.Read);
        using var circuit = Circuit();

        circuit.Listen();

        Assert.IsNull(circuit.Reason);
    }

    [TestMethod]
    public void TakeDistrust_Twice_IsTrueOnce()
    {
        using var circuit = Circuit();

        Assert.IsTrue(circuit.TakeDistrust());
        Assert.IsFalse(circuit.TakeDistrust());
        Assert.IsNull(circuit.Reason);
    }

    [TestMethod]
    public void PathFor_OtherOptions_IsAnotherLock()
    {
        var options = new RemoteOptions { BaseAddress = new("https://cache.example.org/") };
        string[] paths =
        [
            RemoteCircuit.PathFor(options),
            RemoteCircuit.PathFor(new() { BaseAddress = new("https://other.example.org/") }),
            RemoteCircuit.PathFor(new() { BaseAddress = options.BaseAddress, MayPush = true }),
            RemoteCircuit.PathFor(new() { BaseAddress = options.BaseAddress, Scope = "main" }),
            RemoteCircuit.PathFor(new() { BaseAddress = options.BaseAddress, Token = "let-me-in" }),
        ];

        Assert.HasCount(paths.Length, paths.Distinct());
    }

    [TestMethod]
    public void Listen_AfterTheBuildWithOutageEnded_StaysOn()
    {
        var ended = Circuit();
        ended.TurnOff("refused");
        ended.Dispose();
        Assert.IsEmpty(Directory.GetFiles(directory.Root));

        using var next = Circuit();
        next.Listen();

        Assert.IsNull(next.Reason);
        next.TurnOff("still refused");
        Assert.AreEqual("still refused", next.TakeOutage());
    }

    [TestMethod]
    public void TurnOff_WithoutLockFile_IsReported()
    {
        File.WriteAllText(Path.Combine(directory.Root, "file"), "");
        using var circuit = new RemoteCircuit(Path.Combine(directory.Root, "file", "off"));

        circuit.TurnOff("refused");

        Assert.AreEqual("refused", circuit.TakeOutage());
    }

    private RemoteCircuit Circuit() => new(Path.Combine(directory.Root, "off"));
}
