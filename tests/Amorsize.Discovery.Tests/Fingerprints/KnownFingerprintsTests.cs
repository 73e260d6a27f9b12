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
    [DataRow("Instance.Measure", "180fdb4d73f0edcdf0bd763d74e3829c9ff4780450902e3707c49969623ae9eb")]
    [DataRow("asynchronous", "74847c0b7084fe201efc2c2042f64e70f9c9aa6f3dc4ab928c81a76f9ceda8f9")]
    [DataRow("closure", "2cb2d73d1ddb50a33a8a9ffad5699bc98d11d8779098f4bc87deddeb0566ba43")]
    [DataRow("job", "ce88dc276c29b351a3f1b1f3700ed215b4982f9ab7853426783222f21d624734")]
    [DataRow("no items", "fb0dcc42f01438170bc31da563ab520c876ed13d467c1bb906d3998ffed77d7b")]
    [DataRow("plain", "48f20636b3d4f6dc6996c14ce44a094d8c2f6bf4c2f4bd42b9f05c54be8d2f1c")]
    [DataRow("rows", "245ceb4f95758cc14a6b00de093e5d3e37e562c61950ecac47b434439d29d75a")]
    public void Fingerprint_KnownAssembly_IsAsPublished(string workload, string fingerprint) =>
        Assert.AreEqual(fingerprint, Scanned.Value.Single(found => found.Name == workload).Fingerprint);
}
