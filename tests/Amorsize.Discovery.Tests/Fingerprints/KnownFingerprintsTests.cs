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
    [DataRow("Instance.Measure", "72af338eb0f3e2f966b4112e06085171fa7f8162c93a5b40dfd0afca97167a32")]
    [DataRow("asynchronous", "6b147fdcc54c58fe3cd99d5e0a2e8cb1f41e15e8dfeb053ef6dd1f7cf8c7e209")]
    [DataRow("closure", "d54826aa383164ff28bb1997dd2e3f110fd215cb22d8c00a64f8ee884e440b87")]
    [DataRow("job", "867bb5fc68fae73903418145fe3e19b7b84195c1b9c8e93a1d4d5bf4544e1e67")]
    [DataRow("no items", "5a953ef67951933d2403198c9be20d44bcce648cd1285526c1073dc0e1602d4f")]
    [DataRow("plain", "3fab83928a714303e255d5d47f203c5154f0ba42881526cca06c3b948a61e760")]
    [DataRow("rows", "b5b3c5c4bb4494d899c27dfa2932ec9d69d6381e7125a428dafff3824bf79409")]
    public void Fingerprint_KnownAssembly_IsAsPublished(string workload, string fingerprint) =>
        Assert.AreEqual(fingerprint, Scanned.Value.Single(found => found.Name == workload).Fingerprint);
}
