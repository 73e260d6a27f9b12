using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Suites;
using Amorsize.Servers;

namespace Amorsize.Acceptance.Tests.Remote;

/// <summary>Results that build agents share through a server.</summary>
[TestClass]
public sealed class RemoteSharingTests : RemoteTest
{
    [TestMethod]
    public void RemoteCache_PushedByOneAgent_IsUsedByAnother()
    {
        using var server = NginxServer.Start();
        var (cold, warm) = (Agent(), Agent());

        var first = cold.Build($"{At(server.Address)} -p:AmorsizeMode=Profile -p:AmorsizeRemoteCachePush=true", ("CI", "true"));
        Assert.AreSequenceEqual(["digits", "roots"], first.Measured);
        Assert.Contains($"Amorsize: remote cache {server.Address}: 2 stored", first.Messages);
        Assert.HasCount(2, server.Keys);

        var second = warm.Build(At(server.Address), ("CI", "true"));
        second.MeasuredNothing();
        second.HasNoWarnings();
        Assert.AreEqual("Remote", warm.Settings().Source("digits"));
        Assert.AreEqual(cold.Settings().Reason("digits"), warm.Settings().Reason("digits"));

        // The results are in obj now, so the third build needs no network.
        var asked = server.Requests.Count;
        var third = warm.Build(At(server.Address), ("CI", "true"));
        third.MeasuredNothing();
        third.HasNoWarnings();
        Assert.HasCount(asked, server.Requests);
    }

    [TestMethod]
    public void RemoteCache_PushNotAllowed_IsOnlyRead()
    {
        using var server = NginxServer.Start();

        Agent().Build($"{At(server.Address)} -p:AmorsizeMode=Profile");

        Assert.IsEmpty(server.Keys);
        Assert.AreSequenceEqual(["GET 404", "GET 404"], server.Requests);
    }

    [TestMethod]
    public void RemoteCache_DifferentScopes_ShareNothing()
    {
        using var server = NginxServer.Start();
        Agent().Build($"{At(server.Address)} -p:AmorsizeMode=Profile -p:AmorsizeRemoteCachePush=true -p:AmorsizeRemoteCacheScope=main");

        var log = Agent().Build($"{At(server.Address)} -p:AmorsizeRemoteCacheScope=feature", ("CI", "true"));

        Assert.HasCount(2, log.CodedWarnings("AMZ1001"));
    }

    [TestMethod]
    public void RemoteCache_Prewarm_PushesLocalResults()
    {
        using var server = NginxServer.Start();
        var consumer = CopyOf(MeasuredProgram.Template);

        var log = consumer.Build($"-t:AmorsizePrewarm {At(server.Address)} -p:AmorsizeRemoteCachePush=true");

        log.MeasuredNothing();
        Assert.HasCount(2, server.Keys);
        Assert.Contains($"Amorsize: remote cache {server.Address}: 2 stored", log.Messages);
    }

    [TestMethod]
    public void RemoteCache_TestSuite_IsShared()
    {
        using var server = NginxServer.Start();
        var tuned = CopyOf(TunedSuite.Template).Build($"-t:AmorsizePrewarm {At(server.Address)} -p:AmorsizeRemoteCachePush=true");
        Assert.IsFalse(tuned.HasRunTests);
        Assert.HasCount(1, server.Keys);
        var agent = CopyOf(TunedSuite.Template);
        Directory.Delete(agent.At("obj/amorsize"), recursive: true);
        File.Delete(agent.At(TunedSuite.TestConfig));

        var log = agent.Build(At(server.Address), ("CI", "true"));

        log.HasNoWarnings();
        Assert.IsFalse(log.HasRunTests);
        Assert.AreEqual(File.ReadAllText(TunedSuite.Template.At(TunedSuite.TestConfig)), File.ReadAllText(agent.At(TunedSuite.TestConfig)));
        Assert.HasCount(1, Folder.Files(agent.At("obj/amorsize")).Where(file => file.EndsWith(".json", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void RemoteCache_Status_AsksItAndStoresNothing()
    {
        using var server = NginxServer.Start();
        CopyOf(MeasuredProgram.Template).Build($"-t:AmorsizePrewarm {At(server.Address)} -p:AmorsizeRemoteCachePush=true");
        var agent = Agent();

        var log = agent.Build($"-t:AmorsizeStatus {At(server.Address)}");

        Assert.HasCount(2, log.Messages.Where(message => message.EndsWith(" Hit     Remote", StringComparison.Ordinal)));
        Assert.IsEmpty(Folder.Files(agent.At(MeasuredProgram.Cache)));
    }
}
