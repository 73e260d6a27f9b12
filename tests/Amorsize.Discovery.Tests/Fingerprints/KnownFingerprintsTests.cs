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
    [DataRow("Instance.Measure", "a8df4eeefdfb522e1a5b90c75465b66318f2c83082a8d51f0c4d676f6e850f37")]
    [DataRow("asynchronous", "52b98308f6617cc28ae13fa83c8af27f075c4d4416386142ff34ac32c05c38c9")]
    [DataRow("closure", "865f7167719a37393bfaec8b547580c8a37ba97d46d350ba4add7888cc0a6219")]
    [DataRow("job", "fcb47855becee91fff54952e25172a356e6f11767d6f3ddc12c6197dd52365f9")]
    [DataRow("no items", "8471aad6068f6b3eb8a3c645da82ec2001c063c2a864b5f7868d7435ef685964")]
    [DataRow("plain", "965561ef7f56e33e6c94fc94dcee3286da423902b9d60c1d260773a671743a4f")]
    [DataRow("rows", "db7d5369ae196a56d588800dd27ce49ec72e253f4806d06384f39d3bd101d19b")]
    public void Fingerprint_KnownAssembly_IsAsPublished(string workload, string fingerprint) =>
        Assert.AreEqual(fingerprint, Scanned.Value.Single(found => found.Name == workload).Fingerprint);
}
