using System.Reflection;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Discovery.Tests.Fingerprints;

/// <summary>
/// The fingerprints of Known.dll, which was compiled once from Known.txt. A change of one makes the stored results of all users stale, so it needs a
/// reason and a new version of the fingerprint.
/// </summary>
[TestClass]
public sealed class KnownFingerprintsTests
{
    private static readonly Lazy<IReadOnlyList<WorkloadDescriptor>> Scanned = new(() =>
    {
        using var assembly = Assembly.GetExecutingAssembly().GetManifestResourceStream("Known.dll")!;
        return WorkloadScanner.Scan(assembly);
    });

    [TestMethod]
    [DataRow("Instance.Measure", "e2cea61fc235c2c6c8f809b7f889ca4750335620d2d82b111b9b940fcd4f7cc1")]
    [DataRow("asynchronous", "c8293efd0728437afc8f443c57cc48591362d2812a6143e216d06a75875ed898")]
    [DataRow("closure", "88b34dbd6c5716ae2fa52827b5517898e7b5a8469fa1a904cd1c959cd3119c72")]
    [DataRow("job", "841967c3cef02559be886d623b2127893623fa90cf0afb339449d585b3b2a2f4")]
    [DataRow("no items", "558dc0e4a6bbef07d4eafd27d3c5c447022ab1afc76fa2cb24d8d5603fa70930")]
    [DataRow("plain", "ad4b81f370e1d75fc91a231cdef3feb5352f8b21428fe7c9c3bb2b81acf33a27")]
    [DataRow("rows", "952dbf64645e52e3421333cd19b9420da252c5933a28dceccc7454463ebfa665")]
    public void Fingerprint_KnownAssembly_IsAsPublished(string workload, string fingerprint) =>
        Assert.AreEqual(fingerprint, Scanned.Value.Single(found => found.Name == workload).Fingerprint);
}
