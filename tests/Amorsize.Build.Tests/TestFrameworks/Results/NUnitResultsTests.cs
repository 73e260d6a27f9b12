using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks.Results;

[TestClass]
public sealed class NUnitResultsTests : IDisposable
{
    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Read_EachTest_HasClassTimeAndOutcome() => Assert.AreSequenceEqual(
        [
            new("N.C.Works", "N.C", TimeSpan.FromMilliseconds(100.25), Failed: false),
            new("N.C.Fails", "N.C", TimeSpan.FromSeconds(2), Failed: true),
        ],
        Read(Test("N.C.Works", "Passed", "0.100250") + Test("N.C.Fails", "Failed", "2.000000")));

    [TestMethod]
    public void Read_SkippedTest_IsLeftOut() =>
        Assert.AreSequenceEqual(["N.C.Works"], Read(Test("N.C.Works", "Passed", "1") + Test("N.C.Ignored", "Skipped", "0")).Select(test => test.Name));

    [TestMethod]
    [DataRow("Inconclusive")]
    [DataRow("Warning")]
    public void Read_OutcomeOtherThanFailed_HasNotFailed(string result) => Assert.IsFalse(Read(Test("N.C.M", result, "1")).Single().Failed);

    [TestMethod]
    public void Read_RowsInsideTheirMethod_MayShareTheirName() => Assert.AreSequenceEqual(
        ["N.C.M(1)", "N.C.M(1)"],
        Read($"<test-suite type=\"ParameterizedMethod\" name=\"M\">{Test("N.C.M(1)", "Passed", "1")}{Test("N.C.M(1)", "Passed", "1")}</test-suite>").Select(test => test.Name));

    [TestMethod]
    public void Read_Row_HasItsMethod() => Assert.AreEqual(
        "N.C.M", Read("<test-case fullname=\"N.C.M(1)\" methodname=\"M\" classname=\"N.C\" result=\"Passed\" />").Single().Method);

    [TestMethod]
    public void Read_StartTime_IsKept() => Assert.AreEqual(
        new DateTimeOffset(2026, 11, 23, 12, 0, 0, 250, TimeSpan.Zero),
        Read("<test-case fullname=\"N.C.M\" classname=\"N.C\" result=\"Passed\" start-time=\"2026-11-23T12:00:00.2500000Z\" />").Single().StartedAt);

    [TestMethod]
    [DataRow("")]
    [DataRow("start-time=\"soon\"")]
    public void Read_NoStartTime_IsNull(string start) =>
        Assert.IsNull(Read($"<test-case fullname=\"N.C.M\" classname=\"N.C\" result=\"Passed\" {start} />").Single().StartedAt);

    [TestMethod]
    public void Read_NoDuration_IsZero() =>
        Assert.AreEqual(TimeSpan.Zero, Read("<test-case fullname=\"N.C.M\" classname=\"N.C\" result=\"Passed\" />").Single().Duration);

    [TestMethod]
    [DataRow("")]
    [DataRow("<test-run>")]
    [DataRow("<test-run><test-case /></test-run>")]
    [DataRow("<test-run><test-case fullname=\"M\" classname=\"C\" result=\"Passed\" duration=\"1e300\" /></test-run>")]
    [DataRow("<test-run><test-case fullname=\"M\" classname=\"C\" result=\"Passed\" duration=\"NaN\" /></test-run>")]
    public void Read_UnreadableFile_ThrowsWithThePath(string content)
    {
        var path = folder.Write("App.Tests.xml", content);

        Assert.StartsWith($"The results in {path} cannot be read: ", Assert.ThrowsExactly<FormatException>(() => NUnitResults.Read(path)).Message);
    }

    private static string Test(string name, string result, string duration) => $"""
        <test-case id="0-1001" name="{name.Split('.')[^1]}" fullname="{name}" methodname="{name.Split('.', '(')[2]}" classname="N.C" runstate="Runnable" seed="1" result="{result}" duration="{duration}" asserts="0" />
        """;

    private IReadOnlyList<TestTime> Read(string tests) => NUnitResults.Read(folder.Write("App.Tests.xml", $"""
        <?xml version="1.0" encoding="utf-8" standalone="no"?>
        <test-run id="2" runstate="Runnable" testcasecount="2" result="Passed" total="2" duration="3.1">
          <test-suite type="Assembly" id="0-1009" name="App.Tests.dll" fullname="App.Tests.dll" result="Passed">
            <test-suite type="TestFixture" id="0-1000" name="C" fullname="N.C" classname="N.C" result="Passed">{tests}</test-suite>
          </test-suite>
        </test-run>
        """)).Tests;
}
