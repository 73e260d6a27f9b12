using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Verdicts;

/// <summary>Entries of another version, and entries that are too old or from the future.</summary>
[TestClass]
public sealed class OutdatedEntryTests : VerdictTest
{
    [TestMethod]
    public void LookUp_OtherFormatVersion_NamesBothVersions()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").SetFormatVersion(2);

        var warning = consumer.Build(OnCi).TheWarning("AMZ1005");

        Assert.Contains("(VersionMismatch): format cached v2, current v1", warning.Text);
        IsDefault(consumer, "format cached v2");
    }

    [TestMethod]
    public void LookUp_OtherMethodVersion_NamesBothVersions()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").Rewrite("methodVersion", "\"7-0123abcd\"");

        var warning = consumer.Build(OnCi).TheWarning("AMZ1005");

        Assert.Contains("measuring method cached v7-0123abcd, current v", warning.Text);
    }

    [TestMethod]
    public void LookUp_OtherPackageVersion_IsStillValid()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").Rewrite("toolVersion", "\"0.0.1\"");

        var log = consumer.Build(OnCi);

        log.HasNoWarnings();
        log.MeasuredNothing();
    }

    [TestMethod]
    public void LookUp_CacheTtlSet_DecidesExpiry()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        Assert.HasCount(2, consumer.Build(OnCi + " -p:AmorsizeCacheTtl=00:00:00.001").CodedWarnings("AMZ1006"));
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        consumer.Build(OnCi + " -p:AmorsizeCacheTtl=10.00:00:00").HasNoWarnings();
    }

    [TestMethod]
    public void LookUp_ExpiredEntryMayMeasure_IsMeasuredAgain()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));

        var log = consumer.Build();

        Assert.AreSequenceEqual(["digits"], log.Measured);
        Assert.Contains("This build measures again", log.TheMessage("AMZ1006"));
        log.HasNoWarnings();
        consumer.Build(OnCi).HasNoWarnings();
    }

    [TestMethod]
    public void LookUp_EntryFromTheFuture_IsFutureClock()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromMinutes(4));
        consumer.Build(OnCi).HasNoWarnings();
        consumer.Entry("digits").MoveInTime(TimeSpan.FromHours(3));

        var warning = consumer.Build(OnCi).TheWarning("AMZ1007");

        Assert.Contains("(FutureClock)", warning.Text);
        Assert.Contains("in the future; allowed 5 min", warning.Text);
    }
}
