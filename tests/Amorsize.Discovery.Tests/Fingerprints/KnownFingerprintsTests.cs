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
    [DataRow("Instance.Measure", "7bb230213a60558427988cfd0ac7dd546e0322ce394ef012839be63a032a28f4")]
    [DataRow("asynchronous", "f5ba4df6d5ac3ff1e97e6ffb9943c6ff218e68f383380fb46c4c02bd21d2242a")]
    [DataRow("closure", "2b436c066969bf94be36c8f3cbf1b6c3a55d2164e6eea8a76b72edc75ac8e7b4")]
    [DataRow("job", "04d0ee1293525bd30dec92f8dcb89c8a23c788a04a3b50c9fef27a45de4f362d")]
    [DataRow("no items", "e04853e88a86035e474fdb35af2eb548c22aa14dbe02fc4cd007501e6be96f3f")]
    [DataRow("plain", "0dc58763e4603aff88448ebee97c4ced5c0a4a0bbc0e218baa584fcdc3f02ef5")]
    [DataRow("rows", "0352b1884046f94ff4a4ecbdcdec468a85973e81276eb35173180709ea00ab16")]
    public void Fingerprint_KnownAssembly_IsAsPublished(string workload, string fingerprint) =>
        Assert.AreEqual(fingerprint, Scanned.Value.Single(found => found.Name == workload).Fingerprint);
}
