using Amorsize.Cache.Remote;

namespace Amorsize.Cache.Tests.Remote;

[TestClass]
public sealed class RemoteKeyTests
{
    [TestMethod]
    public void Key_EntryAndItsRequest_AreEqual() =>
        Assert.AreEqual(RemoteKey.Of(Sample.Request, "main"), RemoteKey.Of(Sample.Entry(), "main"));

    [TestMethod]
    public void Key_Always_Has64HexadecimalDigits() => Assert.MatchesRegex("^[0-9a-f]{64}$", RemoteKey.Of(Sample.Request, ""));

    [TestMethod]
    public void Key_EachFieldButAge_MakesAnotherKey()
    {
        var request = Sample.Request;
        string[] keys =
        [
            RemoteKey.Of(request, ""),
            RemoteKey.Of(request, "branch"),
            RemoteKey.Of(request with { Key = request.Key with { AssemblyName = "Other" } }, ""),
            RemoteKey.Of(request with { Key = request.Key.Of("other") }, ""),
            RemoteKey.Of(request with { Key = request.Key with { TargetFramework = "net10.0" } }, ""),
            RemoteKey.Of(request with { Key = request.Key with { Configuration = "Debug" } }, ""),
            RemoteKey.Of(request with { Machine = Sample.Elsewhere }, ""),
            RemoteKey.Of(request with { Fingerprint = Sample.OtherFingerprint }, ""),
            RemoteKey.Of(request with { MeasurementProperties = [new("AmorsizeTimeBudget", "00:00:05"), new("Optimize", "true")] }, ""),
            RemoteKey.Of(Sample.Entry() with { MethodVersion = "0-00000000" }, ""),
        ];

        Assert.HasCount(keys.Length, keys.Distinct());
        Assert.AreEqual(keys[0], RemoteKey.Of(request with { Ttl = TimeSpan.FromDays(1) }, ""));
        Assert.AreEqual(keys[0], RemoteKey.Of(Sample.Entry() with { ToolVersion = "0.2.0" }, ""));
        Assert.AreEqual(keys[0], RemoteKey.Of(Sample.Entry() with { CreatedAt = Sample.Noon.AddDays(1) }, ""));
    }
}
