using Amorsize.Cache.Remote;
using Amorsize.Shared;

namespace Amorsize.Cache.Tests.Remote;

[TestClass]
public sealed class RemoteCircuitTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void The_first_reason_stays_and_is_reported_once()
    {
        using var circuit = Circuit();

        circuit.TurnOff("refused");
        circuit.TurnOff("too slow");

        Assert.AreEqual("refused", circuit.Reason);
        Assert.AreEqual("refused", circuit.TakeOutage());
        Assert.IsNull(circuit.TakeOutage());
    }

    [TestMethod]
    public void While_it_works_there_is_nothing_to_report()
    {
        using var circuit = Circuit();
        circuit.Listen();

        Assert.IsNull(circuit.Reason);
        Assert.IsNull(circuit.TakeOutage());
        Assert.IsEmpty(Directory.GetFiles(directory.Root));
    }

    [TestMethod]
    public void Another_process_of_the_build_neither_asks_nor_reports_again()
    {
        using var first = Circuit();
        using var second = Circuit();
        first.TurnOff("refused");

        second.Listen();

        Assert.Contains("another process", second.Reason!);
        Assert.IsNull(second.TakeOutage());
    }

    [TestMethod]
    public void Of_two_that_find_out_at_once_one_reports()
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
    public void Many_may_look_at_the_same_time_and_none_takes_another_for_an_outage()
    {
        File.WriteAllText(Path.Combine(directory.Root, "off"), "");
        using var looking = new FileStream(Path.Combine(directory.Root, "off"), FileMode.Open, FileAccess.Read, FileShare.Read);
        using var circuit = Circuit();

        circuit.Listen();

        Assert.IsNull(circuit.Reason);
    }

    [TestMethod]
    public void That_something_cannot_be_trusted_is_said_once()
    {
        using var circuit = Circuit();

        Assert.IsTrue(circuit.TakeDistrust());
        Assert.IsFalse(circuit.TakeDistrust());
        Assert.IsNull(circuit.Reason);
    }

    [TestMethod]
    public void Who_may_do_other_things_finds_out_for_himself()
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
    public void The_next_build_asks_again()
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
    public void Where_there_can_be_no_lock_each_process_speaks_for_itself()
    {
        File.WriteAllText(Path.Combine(directory.Root, "file"), "");
        using var circuit = new RemoteCircuit(Path.Combine(directory.Root, "file", "off"));

        circuit.TurnOff("refused");

        Assert.AreEqual("refused", circuit.TakeOutage());
    }

    private RemoteCircuit Circuit() => new(Path.Combine(directory.Root, "off"));
}
