using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Entries;

[TestClass]
public sealed class EntrySettingsTests
{
    [TestMethod]
    public void Read_MoreThanAHundredProperties_IsCorrupt()
    {
        Assert.HasCount(100, EntryFormat.Read(With(100)).Entry!.MeasurementProperties);
        Assert.AreEqual(new Finding(Verdict.Corrupt, "'settings' has more than 100 members"), EntryFormat.Read(With(101)).Defect);
    }

    private static byte[] With(int settings) =>
        EntryFormat.Write(Sample.Entry() with { MeasurementProperties = [.. Enumerable.Range(0, settings).Select(i => new NamedField(i.ToString(CultureInfo.InvariantCulture), ""))] });
}
