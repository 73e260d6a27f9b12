using Amorsize.Build.Properties;

namespace Amorsize.Build.Tests.Properties;

[TestClass]
public sealed class PropertyTextTests
{
    [TestMethod]
    [DataRow("True", "true")]
    [DataRow("FALSE", "false")]
    [DataRow("0:0:3", "00:00:03")]
    [DataRow("00:00:03.000", "00:00:03")]
    [DataRow("00:00:00.300", "00:00:00.3")]
    [DataRow("0.00:01", "00:01:00")]
    [DataRow("1.0:0", "1.00:00:00")]
    [DataRow("3", "3")]
    [DataRow("full", "full")]
    public void Canonical_EquivalentSpellings_AreEqual(string text, string canonical) => Assert.AreEqual(canonical, PropertyText.Canonical(text));

    [TestMethod]
    [DataRow("7.00:00:00", 7 * 24 * 3600.0)]
    [DataRow("00:00:03", 3.0)]
    [DataRow("00:00:00.250", 0.25)]
    public void Span_ValidText_IsRead(string text, double seconds) => Assert.AreEqual(seconds, PropertyText.Span("P", text).TotalSeconds);

    [TestMethod]
    [DataRow("")]
    [DataRow("3 s")]
    [DataRow("00:00:00")]
    [DataRow("-1")]
    [DataRow("99999999999")]
    public void Span_UnusableText_IsRefusedWithTheAllowedForm(string text) => Refused(() => PropertyText.Span("AmorsizeCacheTtl", text), text, "days.hours:minutes:seconds");

    [TestMethod]
    [DataRow("5")]
    [DataRow("00:00:00.050")]
    [DataRow("10675199.02:48:05")]
    public void Budget_UnusableText_IsRefusedWithTheAllowedForm(string text) => Refused(() => PropertyText.Budget("AmorsizeCacheTtl", text), text, "00:00:05 is five seconds");

    [TestMethod]
    [DataRow("Profile")]
    [DataRow("profile")]
    public void Choice_AnyCase_IsRead(string text) => Assert.AreEqual(TuningMode.Profile, PropertyText.Choice<TuningMode>("P", text));

    [TestMethod]
    [DataRow("1")]
    [DataRow("Fast")]
    [DataRow("")]
    [DataRow("Auto,Profile")]
    public void Choice_UnusableText_IsRefusedWithTheAllowedValues(string text) => Refused(() => PropertyText.Choice<TuningMode>("AmorsizeCacheTtl", text), text, "Auto, Profile, CacheOnly, Refresh");

    [TestMethod]
    public void Bool_UnusableText_IsRefusedWithTheAllowedValues() => Refused(() => PropertyText.Bool("AmorsizeCacheTtl", "yes"), "yes", "true or false");

    private static void Refused(Func<object> read, string text, string allowed)
    {
        var e = Assert.ThrowsExactly<PropertyException>(read);
        Assert.Contains("AmorsizeCacheTtl", e.Message);
        Assert.Contains($"'{text}'", e.Message);
        Assert.Contains(allowed, e.Message);
    }
}
