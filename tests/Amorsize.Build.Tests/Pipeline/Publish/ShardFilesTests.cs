using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Build.Tests.TestFrameworks;
using Amorsize.Measurement.Evidence;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Publish;

[TestClass]
public sealed class ShardFilesTests : IDisposable
{
    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("MSTest", true, "--filter ClassName=N.A|ClassName=N.B+C", "--filter ClassName!=N.A&ClassName!=N.B+C")]
    [DataRow("MSTest", false, "--filter ClassName=N.A|ClassName=N.B+C", "--filter ClassName!=N.A&ClassName!=N.B+C")]
    [DataRow("NUnit", true, "--filter FullyQualifiedName~N.A.|FullyQualifiedName~N.B+C.", "--filter FullyQualifiedName!~N.A.&FullyQualifiedName!~N.B+C.")]
    [DataRow("XunitV2", false, "--filter FullyQualifiedName~N.A.|FullyQualifiedName~N.B+C.", "--filter FullyQualifiedName!~N.A.&FullyQualifiedName!~N.B+C.")]
    [DataRow("XunitV3", true, "--filter-class N.A N.B+C", "--filter-not-class N.A N.B+C")]
    [DataRow("TUnit", true, "--treenode-filter /*/*/(A|B+C)/*", "--treenode-filter /*/*/(!A)&(!B+C)/*")]
    public void Write_TwoShards_SelectClassesAndAllOthers(string framework, bool isOnTestingPlatform, string first, string second)
    {
        var files = Files(framework, isOnTestingPlatform);

        files.Write([(1, ["N.A", "N.B+C"]), (2, ["N.D"])]);

        Assert.AreEqual(first, Text(files, 1));
        Assert.AreEqual(second, Text(files, 2));
    }

    [TestMethod]
    public void Write_FilterOfTheProjectOnVSTest_HoldsInEachShard()
    {
        var files = new ShardFiles(folder.Project(SupportedFrameworks.All.OfType<MSTest>().Single(), isOnTestingPlatform: false) with { Filter = "TestCategory!=Slow" }, folder.At("shards"), new LocalFileSystem());

        files.Write([(1, ["N.A"]), (2, ["N.B"])]);

        Assert.AreEqual("--filter (TestCategory!=Slow)&(ClassName=N.A)", Text(files, 1));
        Assert.AreEqual("--filter (TestCategory!=Slow)&(ClassName!=N.A)", Text(files, 2));
    }

    [TestMethod]
    [DataRow("MSTest", "--filter A", "--filter")]
    [DataRow("TUnit", "--treenode-filter /A", "--treenode-filter")]
    [DataRow("XunitV3", "--filter-not-trait A=1", null)]
    [DataRow("XunitV3", "--filter-class N.A", "--filter-class")]
    [DataRow("XunitV3", "--filter-query /A", "--filter-query")]
    [DataRow("MSTest", "--timeout 5m", null)]
    public void ObstacleTo_FilterOnThePlatform_IsToldWhereOnlyOneIsTaken(string framework, string options, string? own)
    {
        var project = folder.Project(SupportedFrameworks.All.Single(one => one.Name == framework), isOnTestingPlatform: true) with { Options = TestOption.Parse(options) };

        var obstacle = new ShardFiles(project, folder.At("shards"), new LocalFileSystem()).ObstacleTo(["N.A"]);

        Assert.AreEqual(own is null ? null : $"the runner takes one filter only, and the project has {own}", obstacle);
    }

    [TestMethod]
    [DataRow(1_000, null)]
    [DataRow(10_000, "a filter for its 10000 classes takes ")]
    public void ObstacleTo_MoreClassesThanACommandLineHasRoomFor_IsTold(int classes, string? obstacle)
    {
        var found = Files("MSTest").ObstacleTo([.. Enumerable.Range(0, classes).Select(number => $"N.C{number}")]);

        Assert.AreEqual(obstacle, found?[..(obstacle?.Length ?? 0)]);
    }

    [TestMethod]
    public void Write_NameThatNoFilterCanHave_IsLeftToTheLastShard()
    {
        var files = Files("XunitV3");

        files.Write([(1, ["N.A", "N.B\n--list-tests", "@N.C"]), (2, ["N.D"])]);

        Assert.AreEqual("--filter-class N.A", Text(files, 1));
        Assert.AreEqual("--filter-not-class N.A", Text(files, 2));
    }

    [TestMethod]
    public void Write_FilterOfTheProjectInSeveralLines_IsOneLine()
    {
        var files = new ShardFiles(folder.Project(SupportedFrameworks.All.OfType<MSTest>().Single(), isOnTestingPlatform: false) with { Filter = "\n  TestCategory!=Slow\n" }, folder.At("shards"), new LocalFileSystem());

        files.Write([(1, ["N.A"]), (2, ["N.B"])]);

        Assert.HasCount(2, File.ReadAllLines(files.PathOf(1)));
    }

    [TestMethod]
    public void Write_GenericFixtureOfNUnit_IsSelectedWithItsTypeArguments()
    {
        var files = Files("NUnit");

        files.Write([(1, ["N.A`1"]), (2, ["N.B"])]);

        Assert.AreEqual("--filter FullyQualifiedName~N.A<", Text(files, 1));
    }

    [TestMethod]
    [DataRow("MSTest", @"--filter ClassName=N.A \& B\|\(C\)")]
    [DataRow("XunitV2", @"--filter FullyQualifiedName~N.A \& B\|\(C\).")]
    public void Write_NameWithOperatorsOfFilters_IsEscapedInOneLine(string framework, string expected)
    {
        var files = Files(framework, isOnTestingPlatform: false);

        files.Write([(1, ["N.A & B|(C)"]), (2, ["N.B"])]);

        Assert.AreEqual(expected, Text(files, 1));
        Assert.HasCount(2, File.ReadAllLines(files.PathOf(1)));
    }

    [TestMethod]
    public void Write_SomeShardsOfASolution_HasAllOthersInTheLastOfThem()
    {
        var files = Files("MSTest");

        files.Write([(2, ["N.A"]), (5, ["N.B"])]);

        Assert.AreEqual("--filter ClassName=N.A", Text(files, 2));
        Assert.AreEqual("--filter ClassName!=N.A", Text(files, 5));

        files.Write([]);
        Assert.IsFalse(File.Exists(files.PathOf(2)) || File.Exists(files.PathOf(5)));
    }

    [TestMethod]
    public void Write_OneShard_SelectsEverything()
    {
        var files = Files("MSTest");

        files.Write([(1, ["N.A"])]);

        Assert.AreEqual("", Text(files, 1));
    }

    [TestMethod]
    public void Write_EmptyShardOnThePlatform_MayRunNothing()
    {
        var files = Files("MSTest");

        files.Write([(1, ["N.A"]), (2, []), (3, [])]);

        Assert.AreEqual("--filter ClassName=\\(none\\) --ignore-exit-code 8", Text(files, 2));
        Assert.AreEqual("--filter ClassName!=N.A --ignore-exit-code 8", Text(files, 3));
    }

    [TestMethod]
    public void Write_FewerShardsThanBefore_DeletesTheOthers()
    {
        var files = Files("MSTest");
        files.Write([(1, ["N.A"]), (2, ["N.B"]), (3, ["N.C"])]);

        files.Write([(1, ["N.A"]), (2, ["N.B", "N.C"])]);

        Assert.IsTrue(File.Exists(files.PathOf(2)));
        Assert.IsFalse(File.Exists(files.PathOf(3)));
    }

    [TestMethod]
    [DataRow("MSTest", "A.B X.A.B", "A.B X.A.B")]
    [DataRow("TUnit", "N.A M.A N.B", "M.A,N.A N.B")]
    [DataRow("TUnit", "A.B B.C", "A.B B.C")]
    public void Units_NamesThatAFilterMixesUp_AreOneUnit(string framework, string classes, string units)
    {
        var found = Files(framework).Units(classes.Split(' '), []);

        // For VSTest a part of the name decides, and `A.B.` is a part of `X.A.B.`.
        var expected = framework == "MSTest" ? "A.B,X.A.B" : units;
        Assert.AreEqual(expected, string.Join(' ', found.Select(unit => string.Join(',', unit.Classes.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void Units_OfManyClasses_HaveEachClassOnceAndSumTheirTimes()
    {
        string[] classes = ["A", "B.A", "C.B.A", "D", "E.D", "F"];
        ClassTime[] times = [new("A", TimeSpan.FromSeconds(1)), new("C.B.A", TimeSpan.FromSeconds(2)), new("F(1)", TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2)), new("F(2)", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))];

        var units = Files("NUnit").Units(classes, times);

        Assert.AreSequenceEqual(classes, units.SelectMany(unit => unit.Classes).Order(StringComparer.Ordinal));
        Assert.AreSequenceEqual([("A", 3.0), ("D", null), ("F", 4.0)], units.Select(unit => (unit.Unit.Name, unit.Unit.Time?.TotalSeconds)).OrderBy(unit => unit.Name, StringComparer.Ordinal));
        Assert.AreEqual(TimeSpan.FromSeconds(2), units.Max(unit => unit.Unit.LongestTest));
    }

    private ShardFiles Files(string framework, bool isOnTestingPlatform = true) =>
        new(folder.Project(SupportedFrameworks.All.Single(one => one.Name == framework), isOnTestingPlatform), folder.At("shards"), new LocalFileSystem());

    private static string Text(ShardFiles files, int number) => File.ReadAllText(files.PathOf(number)).TrimEnd('\n').Replace('\n', ' ');
}
