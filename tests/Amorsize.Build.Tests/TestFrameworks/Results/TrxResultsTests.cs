using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks.Results;

[TestClass]
public sealed class TrxResultsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Read_EachTest_HasClassTimeAndOutcome() => Assert.AreSequenceEqual(
        [
            new("N.C.Works", "N.C", TimeSpan.FromMilliseconds(110.1457), Failed: false, Noon),
            new("N.D.Fails", "N.D", TimeSpan.FromMinutes(61), Failed: true, Noon),
        ],
        Read(
            Definition("1", "N.C", "Works") + Definition("2", "N.D", "Fails"),
            Result("1", "Works", "Passed", "00:00:00.1101457") + Result("2", "Fails", "Failed", "01:01:00.0000000")));

    [TestMethod]
    public void Read_SkippedTest_IsLeftOut() => Assert.AreSequenceEqual(
        ["N.C.Works"],
        Read(
            Definition("1", "N.C", "Works") + Definition("2", "N.C", "Ignored"),
            Result("1", "Works", "Passed", "00:00:01") + Result("2", "Ignored", "NotExecuted", "00:00:00")).Select(test => test.Name));

    [TestMethod]
    [DataRow("Failed")]
    [DataRow("Error")]
    [DataRow("Timeout")]
    [DataRow("Aborted")]
    [DataRow("Inconclusive")]
    public void Read_OutcomeOtherThanPassed_HasFailed(string outcome) => Assert.IsTrue(Read(Definition("1", "N.C", "M"), Result("1", "M", outcome, "00:00:01")).Single().Failed);

    [TestMethod]
    public void Read_NameWithItsClass_IsKept()
    {
        var test = Read(Definition("1", "N.C", "M"), Result("1", "N.C.M(i: 1)", "Passed", "00:00:01")).Single();

        Assert.AreEqual(("N.C.M(i: 1)", "N.C"), (test.Name, test.Class));
    }

    [TestMethod]
    [DataRow("M", "N.C.M(i: 1)")]
    [DataRow("N.C.M(i: 1)", "N.C.M(i: 1)")]
    [DataRow("M (1)", "M (1)")]
    public void Read_Row_HasItsMethod(string method, string name) => Assert.AreEqual("N.C.M", Read(Definition("1", "N.C", method), Result("1", name, "Passed", "00:00:01")).Single().Method);

    [TestMethod]
    public void Read_Rows_MayShareTheirName()
    {
        var tests = Read(
            Definition("1", "N.C", "M") + Definition("2", "N.C", "M"),
            Result("1", "M (a)", "Passed", "00:00:01") + Result("2", "M (a)", "Failed", "00:00:02") + Result("2", "M (a)", "Passed", "00:00:03"));

        Assert.AreSequenceEqual(
            [("N.C.M (a)", 1.0, false), ("N.C.M (a)", 2.0, true), ("N.C.M (a)", 3.0, false)],
            tests.Select(test => (test.Name, test.Duration.TotalSeconds, test.Failed)));
    }

    [TestMethod]
    public void Read_Rows_MayShareTheirDefinition() =>
        Assert.AreEqual("N.C", Read(Definition("1", "N.C", "M") + Definition("1", "N.C", "M"), Result("1", "M", "Passed", "00:00:01")).Single().Class);

    [TestMethod]
    public void Read_MethodWithRowsInside_IsOneTest()
    {
        const string Rows = "<InnerResults><UnitTestResult testId=\"1\" testName=\"M (1)\" outcome=\"Passed\" /><UnitTestResult testId=\"1\" testName=\"M (2)\" outcome=\"Passed\" /></InnerResults>";

        var test = Read(Definition("1", "N.C", "M"), $"<UnitTestResult testId=\"1\" testName=\"M\" outcome=\"Passed\" duration=\"00:00:02\">{Rows}</UnitTestResult>").Single();

        Assert.AreEqual(("N.C.M", TimeSpan.FromSeconds(2)), (test.Name, test.Duration));
    }

    [TestMethod]
    public void Read_NoDuration_IsZero() =>
        Assert.AreEqual(TimeSpan.Zero, Read(Definition("1", "N.C", "M"), "<UnitTestResult testId=\"1\" testName=\"M\" outcome=\"Passed\" />").Single().Duration);

    [TestMethod]
    public void Read_NoTests_IsEmpty() => Assert.IsEmpty(TrxResults.Read(folder.Write("results.trx", "<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\" />")).Tests);

    [TestMethod]
    [DataRow("Error", "The active test run was aborted. Reason: Test host process crashed")]
    [DataRow("Warning", null)]
    public void Read_MessageOfTheRun_IsItsErrorIfItIsOne(string outcome, string? error) => Assert.AreEqual(error, TrxResults.Read(folder.Write("results.trx", $"""
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><ResultSummary outcome="Failed"><RunInfos><RunInfo outcome="{outcome}">
          <Text>The active test run was aborted. Reason: Test host process crashed</Text>
        </RunInfo></RunInfos></ResultSummary></TestRun>
        """)).Error);

    [TestMethod]
    [DataRow("")]
    [DataRow("<TestRun>")]
    [DataRow("<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\"><Results><UnitTestResult testId=\"1\" testName=\"M\" /></Results></TestRun>")]
    [DataRow("<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\"><TestDefinitions><UnitTest /></TestDefinitions></TestRun>")]
    public void Read_UnreadableFile_ThrowsWithThePath(string content)
    {
        var path = folder.Write("results.trx", content);

        Assert.StartsWith($"The results in {path} cannot be read: ", Assert.ThrowsExactly<FormatException>(() => TrxResults.Read(path)).Message);
    }

    private static string Definition(string id, string @class, string name) => $"""
        <UnitTest name="{name}" storage="app.tests.dll" id="{id}">
          <Execution id="e{id}" />
          <TestMethod codeBase="App.Tests.dll" adapterTypeName="executor://mstestadapter/v4" className="{@class}" name="{name}" />
        </UnitTest>
        """;

    private static string Result(string id, string name, string outcome, string duration) => $"""
        <UnitTestResult executionId="e{id}" testId="{id}" testName="{name}" computerName="here" duration="{duration}" startTime="2026-11-23T12:00:00.0000000+00:00" outcome="{outcome}" />
        """;

    private IReadOnlyList<TestTime> Read(string definitions, string results) => TrxResults.Read(folder.Write("results.trx", $"""
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun id="0" name="@here 2026-11-23 12:00:00" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Times creation="2026-11-23T12:00:00.0000000Z" start="2026-11-23T12:00:00.0000000Z" finish="2026-11-23T12:00:09.0000000Z" />
          <Results>{results}</Results>
          <TestDefinitions>{definitions}</TestDefinitions>
          <ResultSummary outcome="Completed" />
        </TestRun>
        """)).Tests;
}
